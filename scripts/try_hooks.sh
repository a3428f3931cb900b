#!/usr/bin/env bash
# HEAD → pass or fail: both hooks by the real pre-commit in a real repository. Needs pre-commit, git and pip's index.
set -euo pipefail

root=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
unset PYTHONPATH VIRTUAL_ENV
export PRE_COMMIT_HOME="$work/cache" GIT_CONFIG_GLOBAL=/dev/null
export GIT_AUTHOR_NAME=t GIT_AUTHOR_EMAIL=t@t GIT_COMMITTER_NAME=t GIT_COMMITTER_EMAIL=t@t

expect() {  # CODE WORDS COMMAND… → runs the command; it must end so and say so
  local code=0 wanted=$1 words=$2
  shift 2
  "$@" >"$work/log" 2>&1 || code=$?
  if [ "$code" -ne "$wanted" ] || ! grep -qF -- "$words" "$work/log"; then
    cat "$work/log"
    printf 'try_hooks: %s: exit code %s, should be %s with “%s”\n' "$*" "$code" "$wanted" "$words" >&2
    exit 1
  fi
  printf 'ok %s: %s\n' "$wanted" "$words"
}

git init -q "$work/records"
cd "$work/records"
cat > .pre-commit-config.yaml <<END
repos:
  - repo: $root
    rev: $(git -C "$root" rev-parse HEAD)
    hooks:
      - id: gongkai-record-lint
      - id: gongkai-check
        args: [--as-of, "2026-10-31", --item, "7"]
END
mkdir -p records/2026 .github/workflows
printf 'organisation: 测试街道\ncatalog: xicheng-jiedao\nstart: 2026-09-01\n' > gongkai.yaml
printf 'name: 与公开记录无关\n' > .github/workflows/other.yml
record() {
  printf 'item: %s\nperiod: 2026-09\npublished: %s\nchannel: 政府网站常规公开\nurl: https://a.cn/\n' "$1" "$2"
}
git add -A
pre-commit install >/dev/null

record 7 2026/10/20 > records/2026/信息公开.yaml
git add -A
expect 1 "records/2026/信息公开.yaml:3:12: 错误 GK901" git commit -m 写法不对
record 7 2026-10-29 > records/2026/信息公开.yaml
git add -A
expect 1 "GK201" git commit -m 逾期
expect 0 "公开记录写得对不对" pre-commit run gongkai-record-lint --all-files
record 7 2026-10-20 > records/2026/信息公开.yaml
git add -A
expect 0 "政务公开检查" git commit -m 按期
record 999 2026-10-20 > records/2026/另一条.yaml
git add -A
expect 1 "GK304" git commit -m 没有这一项
expect 0 "Passed" pre-commit run gongkai-record-lint --files .github/workflows/other.yml
sed -i 's/^catalog: .*/catalog: 目录.yaml/' gongkai.yaml
printf 'catalog: [\n' > 目录.yaml
git add -A
expect 1 "目录.yaml:" pre-commit run gongkai-record-lint --files 目录.yaml
