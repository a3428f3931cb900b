"use strict";
// Filter and sort; without this script the page shows everything. It reads cells and never makes markup.
(() => {
  const filter = document.getElementById("filter");
  const found = document.getElementById("found");
  const plain = (text) => text.normalize("NFKC").toLowerCase();
  const parts = [["问题", "处", "section.group tbody tr"], ["台账", "项", "#ledger tbody tr"]].map(
    ([name, unit, rows]) => [name, unit, [...document.querySelectorAll(rows)].map((row) => (
      { row, office: row.dataset.o, verdicts: row.dataset.v.split(" "), text: null }
    ))]);

  function apply() {
    const { office, verdict, text } = filter.elements;
    const wanted = plain(text.value).split(/\s+/).filter(Boolean);
    const asked = Boolean(office.value || verdict.value || wanted.length);
    const told = parts.filter(([, , rows]) => rows.length).map(([name, unit, rows]) => {
      let shown = 0;
      for (const each of rows) {
        let fits = (!office.value || each.office === office.value)
          && (!verdict.value || each.verdicts.includes(verdict.value));
        if (fits && wanted.length) {
          each.text ??= plain(each.row.textContent);
          fits = wanted.every((word) => each.text.includes(word));
        }
        if (each.row.hidden === fits) each.row.hidden = !fits;
        shown += fits;
      }
      return `${name}${shown}／${rows.length}${unit}`;
    });
    for (const group of document.querySelectorAll("section.group")) {
      group.hidden = !group.querySelector("tbody tr:not([hidden])");
    }
    found.textContent = asked ? `符合条件的：${told.join("，")}。打印时仍印出全部。` : "";
  }

  let waiting = 0;
  filter.addEventListener("input", () => {
    cancelAnimationFrame(waiting);
    waiting = requestAnimationFrame(apply);
  });
  filter.addEventListener("reset", () => setTimeout(apply));
  filter.addEventListener("submit", (event) => event.preventDefault());
  filter.hidden = false;
  addEventListener("pageshow", apply);

  const words = new Intl.Collator("zh-CN", { numeric: true });
  const NEXT = { none: "ascending", ascending: "descending", descending: "none" };

  // A cell's key (a text for "t", a number for "n"): what it says, or data-k where that differs. Cells without one, or with words for a number, stay last either way.
  function key(cell, how) {
    const said = cell ? (cell.dataset.k ?? cell.textContent) : "";
    if (said === "" || said === "—") return null;
    if (how === "t") return said;
    return Number.isNaN(Number(said)) ? null : Number(said);
  }

  function sort(head) {
    const table = head.closest("table"), body = table.tBodies[0], how = head.dataset.sort;
    const next = NEXT[head.getAttribute("aria-sort")];
    for (const each of table.tHead.rows[0].cells) {
      if (each.dataset.sort) each.setAttribute("aria-sort", "none");
    }
    head.setAttribute("aria-sort", next);
    const rows = [...body.rows];
    rows.forEach((row, n) => { row.place ??= n; });
    if (next === "none") {
      rows.sort((a, b) => a.place - b.place);
    } else {
      const sign = next === "ascending" ? 1 : -1;
      const keyed = new Map(rows.map((row) => [row, key(row.cells[head.cellIndex], how)]));
      const compare = how === "t" ? words.compare : (a, b) => a - b;
      rows.sort((a, b) => {
        const x = keyed.get(a), y = keyed.get(b);
        if (x === null || y === null) return (x === null) - (y === null) || a.place - b.place;
        return sign * compare(x, y) || a.place - b.place;
      });
    }
    body.append(...rows);
  }

  for (const head of document.querySelectorAll("th[data-sort]")) {
    const button = document.createElement("button");
    button.type = "button";
    button.append(...head.childNodes);
    head.append(button);
    head.setAttribute("aria-sort", "none");
  }
  document.addEventListener("click", (event) => {
    const head = event.target.closest("th[data-sort] button")?.closest("th");
    if (head) sort(head);
  });
})();
