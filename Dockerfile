# 在容器里检查：docker build -t gongkai . && docker run --rm -v "$PWD:/work" gongkai check
FROM python:3.12-slim AS build
WORKDIR /src
COPY . .
RUN python -m pip wheel --no-cache-dir --wheel-dir /wheels .

FROM python:3.12-slim
ENV PYTHONUTF8=1 PYTHONDONTWRITEBYTECODE=1
# 版本由 /wheels 里刚打的包定
# hadolint ignore=DL3013
RUN --mount=type=bind,from=build,source=/wheels,target=/wheels \
    python -m pip install --no-cache-dir --no-index --find-links /wheels gongkai-cli
# --history 要用 git；版本由底层镜像定。挂进来的文件多半属于别的用户，git 本来会拒绝读，只对 /work 放行
# hadolint ignore=DL3008
RUN apt-get update \
    && apt-get install --yes --no-install-recommends git \
    && rm -rf /var/lib/apt/lists/* \
    && git config --system --add safe.directory /work
RUN useradd --create-home --uid 10001 gongkai
USER 10001
WORKDIR /work
ENTRYPOINT ["gongkai"]
CMD ["--help"]
