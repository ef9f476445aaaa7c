"use strict";
/* Facts and sentences lead to each other; filters, finding, keys. Texts only ever become text. */

const PAGE = JSON.parse(document.getElementById("facts-data").textContent);
const WORDS = PAGE.words;
const NARROW = window.matchMedia("(max-width: 900px)");
const one = (selector, within = document) => within.querySelector(selector);
const all = (selector, within = document) => [...within.querySelectorAll(selector)];
const keysOf = (node) => (node.dataset.facts || "").split(" ").filter(Boolean);
const rowOf = (key) => document.getElementById(key);
const nameOf = (key) => one(".name", rowOf(key));
const shown = (node) => node.getClientRects().length > 0;

let current = null;

function said(template, facts) {
  return template.replace(/\{(\w+)\}/g, (whole, name) => (name in facts ? String(facts[name]) : whole));
}

function tell(text) {
  document.getElementById("live").textContent = text;
}

function view(name) {
  document.body.dataset.view = name;
  for (const button of all("[data-view]", one(".views"))) {
    button.setAttribute("aria-pressed", String(button.dataset.view === name));
  }
}

function clear() {
  for (const node of all(".lit")) node.classList.remove("lit");
  for (const node of all("[aria-current]")) node.removeAttribute("aria-current");
  current = null;
}

/* Lights a fact on both sides; `still` is the side that does not scroll. */
function light(key, still, sentence) {
  clear();
  current = key;
  const row = rowOf(key);
  row.classList.add("lit");
  nameOf(key).setAttribute("aria-current", "true");
  const marks = all("mark").filter((mark) => keysOf(mark).includes(key));
  const lines = new Set(marks.map((mark) => mark.closest(".sentence")));
  for (const mark of marks) mark.classList.add("lit");
  for (const line of lines) line.classList.add("lit");
  const target = sentence || [...lines][0];
  if (still !== "text" && target) into(target, document.getElementById("text"));
  if (still !== "facts") into(row, document.getElementById("facts"));
  rove(nameOf(key));
  if (target) rove(target);
  const facts = { name: PAGE.facts[key].name, count: marks.length };
  tell(said(marks.length ? WORDS.lit : WORDS.unplaced, facts));
  document.dispatchEvent(new CustomEvent("lit", { detail: key }));
  return target;
}

function lightSentence(line) {
  clear();
  line.classList.add("lit");
  into(line, document.getElementById("text"));
  rove(line);
  document.dispatchEvent(new CustomEvent("lit", { detail: null }));
}

/* Brings a node into the middle of its pane, only when it is not in sight. */
function into(node, pane) {
  if (!shown(node)) return;
  const box = node.getBoundingClientRect();
  const frame = NARROW.matches
    ? { top: 0, bottom: window.innerHeight - 64 }
    : pane.getBoundingClientRect();
  if (box.top < frame.top + 8 || box.bottom > frame.bottom - 8) {
    node.scrollIntoView({ block: "center", inline: "nearest" });
  }
}

/* One stop for the Tab key on each side; arrows move it. */
function rove(node) {
  const mine = node.matches(".name") ? ".name" : ".sentence[role]";
  for (const other of all(`${mine}[tabindex="0"]`)) other.tabIndex = -1;
  node.tabIndex = 0;
}

function step(node, by) {
  const mine = node.matches(".name") ? ".name" : ".sentence[role]";
  const nodes = all(mine).filter(shown);
  const next = nodes[nodes.indexOf(node) + by];
  if (!next) return;
  next.focus({ preventScroll: true });
  if (next.matches(".name")) {
    light(next.closest("tr").id, "facts");
    into(next.closest("tr"), document.getElementById("facts"));
  } else {
    openSentence(next);
    into(next, document.getElementById("text"));
  }
}

function openSentence(line) {
  const keys = keysOf(line).filter((key) => shown(rowOf(key)) || NARROW.matches);
  if (keys.length) light(keys[0], "text", line);
  else lightSentence(line);
}

/* Left and right: the facts of one sentence, one after another. */
function along(line, by) {
  const keys = keysOf(line);
  if (!keys.length) return;
  const at = keys.indexOf(current);
  light(keys[(at + by + keys.length) % keys.length], "text", line);
}

function toFact(key) {
  if (NARROW.matches) view("facts");
  nameOf(key).focus({ preventScroll: true });
  into(rowOf(key), document.getElementById("facts"));
}

function toText(key, line) {
  if (NARROW.matches) view("text");
  const target = light(key, "facts", line);
  if (!target) return;
  target.focus({ preventScroll: true });
  into(target, document.getElementById("text"));
}

function clickedText(event) {
  const line = event.target.closest(".sentence");
  if (!line) return;
  const mark = event.target.closest("mark[data-facts]");
  const keys = mark ? keysOf(mark) : keysOf(line);
  if (!keys.length) return lightSentence(line);
  const at = mark ? keys.indexOf(current) : -1; /* again: the next fact of the same words */
  const key = keys[(at + 1) % keys.length];
  light(key, "text", line);
  if (NARROW.matches) toFact(key);
}

function clickedFacts(event) {
  const link = event.target.closest(".place");
  const go = event.target.closest(".goto");
  const row = event.target.closest("tr.fact");
  if (link) {
    event.preventDefault();
    return toText(row.id, document.getElementById(link.dataset.sentence));
  }
  if (go) return follow(go);
  if (!row || event.target.closest(".actions")) return;
  const typed = event.target.closest(".name") && event.detail === 0;
  if (typed) return toText(row.id);
  light(row.id, "facts");
}

function follow(go) {
  const { fact, sentence } = go.dataset;
  for (const other of all(".goto[aria-current]")) other.removeAttribute("aria-current");
  if (fact) {
    unhide(rowOf(fact));
    light(fact);
    nameOf(fact).focus({ preventScroll: true });
  } else {
    if (NARROW.matches) view("text");
    const line = document.getElementById(sentence);
    lightSentence(line);
    line.focus({ preventScroll: true });
  }
  go.setAttribute("aria-current", "true");
}

let visited = -1;
function nextTodo() {
  const list = all(".goto").filter((go) => !go.closest("li").classList.contains("done"));
  if (!list.length) return;
  visited = (visited + 1) % list.length;
  list[visited].closest("details").open = true;
  follow(list[visited]);
}

/* Filters and finding decide together which rows are seen. */
const fold = (text) =>
  text.normalize("NFD").replace(/[\u0300-\u036f]/g, "").replace(/[đĐ]/g, "d").toLowerCase();

function unhide(row) {
  const chip = one(`.chip[data-kind="${row.dataset.kind}"]`);
  if (chip.getAttribute("aria-pressed") === "false") chip.click();
  if (row.hidden) {
    document.getElementById("find").value = "";
    sift();
  }
}

/* Words typed without marks find those with marks; words typed with marks find only themselves. */
function finder(typed) {
  const plain = typed.normalize("NFC").trim().toLowerCase();
  if (plain !== fold(plain)) return (text) => text.normalize("NFC").toLowerCase().includes(plain);
  return (text) => fold(text).includes(plain);
}

function sift() {
  const typed = document.getElementById("find").value;
  const wanted = typed.trim();
  const fitting = finder(typed);
  const only = document.getElementById("only").getAttribute("aria-pressed") === "true";
  let count = 0;
  for (const row of all("tr.fact")) {
    const fits = !wanted || fitting(row.textContent);
    row.hidden = !fits || (only && !row.dataset.todo);
    const editor = row.nextElementSibling;
    if (editor && editor.matches(".editor")) editor.hidden = row.hidden;
    count += wanted && !row.hidden ? 1 : 0;
  }
  for (const line of all(".sentence")) {
    const hit = Boolean(wanted) && fitting(line.textContent);
    line.classList.toggle("hit", hit);
    count += hit ? 1 : 0;
  }
  for (const section of all("section.kind")) {
    const off = one(`.chip[data-kind="${section.dataset.kind}"]`).getAttribute("aria-pressed") === "false";
    section.hidden = off || all("tr.fact", section).every((row) => row.hidden);
  }
  document.getElementById("found").textContent = wanted ? said(WORDS.found, { count }) : "";
}

function showKinds() {
  const off = new Set(
    all('.chip[data-kind][aria-pressed="false"]').map((chip) => `k-${chip.dataset.kind}`));
  for (const mark of all("mark[data-facts]")) {
    const kinds = keysOf(mark).map((key) => `k-${rowOf(key).dataset.kind}`);
    const first = kinds.find((kind) => !off.has(kind));
    mark.className = `${first || "off"}${mark.classList.contains("lit") ? " lit" : ""}`;
  }
  sift();
}

function firstHit() {
  const hit = one(".sentence.hit[role]") || one("tr.fact:not([hidden]) .name");
  if (!hit) return;
  if (hit.matches(".name")) {
    light(hit.closest("tr").id);
    hit.focus({ preventScroll: true });
  } else {
    openSentence(hit);
    hit.focus();
  }
}

function pressed(event) {
  const typing = event.target.closest("input, textarea, select");
  if (event.ctrlKey || event.metaKey || event.altKey) return;
  if (typing) {
    if (event.target.id === "find" && event.key === "Enter") firstHit();
    if (event.target.id === "find" && event.key === "Escape") { event.target.value = ""; sift(); }
    return;
  }
  const line = event.target.closest(".sentence[role]");
  const name = event.target.closest(".name");
  const acts = {
    ArrowDown: () => (line || name) && step(line || name, 1),
    ArrowUp: () => (line || name) && step(line || name, -1),
    ArrowRight: () => line && (along(line, 1), true),
    ArrowLeft: () => line && (along(line, -1), true),
    Enter: () => line && (current ? toFact(current) : openSentence(line), true),
    " ": () => line && (openSentence(line), true),
    Escape: () => clear(),
    n: () => (nextTodo(), true),
    "/": () => (document.getElementById("find").focus(), true),
  };
  if (!(event.key in acts)) return;
  const arrow = event.key.startsWith("Arrow") && (line || name);
  if (acts[event.key]() || arrow) event.preventDefault();
}

view("facts");
for (const start of [one(".sentence[role]"), one(".name")]) if (start) start.tabIndex = 0;
document.getElementById("text").addEventListener("click", clickedText);
document.getElementById("facts").addEventListener("click", clickedFacts);
document.addEventListener("keydown", pressed);
document.getElementById("find").addEventListener("input", sift);
one(".views").addEventListener("click", (event) => {
  const button = event.target.closest("[data-view]");
  if (button) view(button.dataset.view);
});
one(".kinds").addEventListener("click", (event) => {
  const chip = event.target.closest(".chip");
  if (!chip) return;
  chip.setAttribute("aria-pressed", String(chip.getAttribute("aria-pressed") === "false"));
  showKinds();
});
window.addEventListener("beforeprint", () => {
  for (const folded of all("details:not([open])")) { folded.open = true; folded.dataset.folded = "1"; }
});
window.addEventListener("afterprint", () => {
  for (const folded of all("details[data-folded]")) { folded.open = false; delete folded.dataset.folded; }
});
