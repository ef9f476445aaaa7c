/* Corrections: made in the page, kept in the page, saved as one small file. */

const edits = new Map(); /* key of a fact -> { fields: Map(path -> text), note, confirmed, removed } */
let unsaved = false;

function make(name, properties = {}, ...children) {
  const node = document.createElement(name);
  Object.assign(node, properties);
  node.append(...children);
  return node;
}

function editOf(key) {
  return edits.get(key) || { fields: new Map(), note: "", confirmed: false, removed: false };
}

function keep(key, edit) {
  if (edit.fields.size || edit.confirmed || edit.removed) edits.set(key, edit);
  else edits.delete(key);
  unsaved = edits.size > 0;
  const save = document.getElementById("save");
  save.disabled = edits.size === 0;
  one(".count", save).textContent = String(rows().length);
  paint(key);
}

/* Shows in the row what was changed, with what stood there before. */
function paint(key) {
  const row = rowOf(key);
  const edit = editOf(key);
  for (const node of all(".state, del", row)) node.remove();
  row.classList.toggle("edited", edit.fields.size > 0);
  row.classList.toggle("removed", edit.removed);
  for (const node of all("[data-field]", row)) {
    if (!("before" in node.dataset)) node.dataset.before = node.textContent;
    const text = edit.fields.get(node.dataset.field);
    const changed = text !== undefined;
    node.textContent = changed ? choiceOf(key, node.dataset.field, text) : node.dataset.before;
    node.classList.toggle("new", changed);
    if (changed && node.dataset.before) node.after(make("del", { textContent: node.dataset.before }));
    node.parentElement.classList.toggle("empty", !node.textContent);
  }
  const state = edit.removed ? WORDS.removed : edit.fields.size ? WORDS.changed : edit.confirmed ? WORDS.confirmed : "";
  if (state) one("th", row).append(make("span", { className: "state", textContent: state }));
  for (const go of all(`.goto[data-fact="${key}"]`)) go.closest("li").classList.toggle("done", Boolean(state));
  if (current === key) actions(key);
}

function choiceOf(key, path, text) {
  const field = PAGE.facts[key].fields.find((one) => one.path === path);
  const choice = field && field.choices.find(([value]) => value === text);
  return choice ? choice[1] : text;
}

/* The buttons of the lit row. */
function actions(key) {
  for (const node of all(".actions")) node.remove();
  if (!key) return;
  const fact = PAGE.facts[key];
  const edit = editOf(key);
  const button = (word, act, keys) => {
    const node = make("button", { type: "button", textContent: word });
    if (keys) node.setAttribute("aria-keyshortcuts", keys);
    node.addEventListener("click", act);
    return node;
  };
  const bar = make("div", { className: "actions" });
  if (edits.has(key)) bar.append(button(WORDS.undo, () => undo(key)));
  if (fact.fields.length && !edit.removed) bar.append(button(WORDS.edit, () => openForm(key), "e"));
  if (fact.doubtful && !edits.has(key)) bar.append(button(WORDS.confirm, () => confirmFact(key), "c"));
  if (fact.removable && !edit.removed) bar.append(button(WORDS.remove, () => remove(key)));
  one("th", rowOf(key)).append(bar);
}

function undo(key) {
  closeForm(key);
  keep(key, { fields: new Map(), note: "", confirmed: false, removed: false });
  nameOf(key).focus();
}

function confirmFact(key) {
  if (PAGE.facts[key].doubtful) keep(key, { ...editOf(key), confirmed: true });
  nameOf(key).focus();
}

function remove(key) {
  closeForm(key);
  keep(key, { ...editOf(key), fields: new Map(), confirmed: false, removed: true });
  nameOf(key).focus();
}

/* The form under a row. */
function openForm(key) {
  closeForm(key);
  const fact = PAGE.facts[key];
  const edit = editOf(key);
  const row = rowOf(key);
  const form = make("form", { className: "form", noValidate: true });
  form.setAttribute("aria-label", said(WORDS.editing, { name: fact.name }));
  form.append(make("h4", { textContent: said(WORDS.editing, { name: fact.name }) }));
  for (const field of fact.fields) form.append(labelled(field, edit.fields.get(field.path)));
  const note = make("input", { type: "text", name: "note", value: edit.note });
  form.append(make("label", { className: "wide", textContent: WORDS.note }, note));
  if (fact.fields.some((field) => field.figure)) {
    form.append(make("p", { className: "hint", textContent: WORDS.hint }));
  }
  const cancel = make("button", { type: "button", textContent: WORDS.cancel });
  cancel.addEventListener("click", () => { closeForm(key); nameOf(key).focus(); });
  const apply = make("button", { type: "submit", className: "primary", textContent: WORDS.apply });
  form.append(make("div", { className: "buttons" }, apply, cancel));
  form.addEventListener("submit", (event) => { event.preventDefault(); apply_(key, form); });
  form.addEventListener("keydown", (event) => {
    if (event.key === "Escape") { event.stopPropagation(); cancel.click(); }
  });
  const cell = make("td", { colSpan: row.children.length }, form);
  row.after(make("tr", { className: "editor" }, cell));
  const first = one("textarea, input, select", form);
  into(form, document.getElementById("facts"));
  first.focus({ preventScroll: true });
}

function closeForm(key) {
  const editor = rowOf(key).nextElementSibling;
  if (editor && editor.matches(".editor")) editor.remove();
}

function labelled(field, text) {
  const value = text === undefined ? field.text : text;
  let input;
  if (field.choices.length) {
    input = make("select");
    for (const [word, shownAs] of field.choices) input.append(make("option", { value: word, textContent: shownAs }));
  } else {
    input = make(field.long ? "textarea" : "input");
    if (!field.long) input.type = "text";
  }
  input.name = field.path;
  input.value = value;
  input.required = field.required;
  input.autocomplete = "off";
  input.addEventListener("input", () => complain(input, ""));
  return make("label", { className: field.long ? "wide" : "", textContent: field.label }, input);
}

function complain(input, text) {
  const label = input.closest("label");
  for (const node of all(".error", label)) node.remove();
  input.setCustomValidity(text);
  input.setAttribute("aria-invalid", String(Boolean(text)));
  if (text) label.append(make("span", { className: "error", textContent: text }));
}

/* 97.17 has two readings; the reader of the file would refuse it, so it is refused here. */
const AMBIGUOUS = /\d\.(?!\d{3}(?!\d))\d|,\d{3}[.,]/;

function apply_(key, form) {
  const edit = { ...editOf(key), fields: new Map(), note: form.elements.note.value.trim() };
  let bad = null;
  for (const field of PAGE.facts[key].fields) {
    const input = form.elements[field.path];
    const text = input.value.replace(/\s+/g, " ").trim();
    const wrong = field.required && !text ? WORDS.required : field.figure && AMBIGUOUS.test(text) ? WORDS.ambiguous : "";
    complain(input, wrong);
    if (wrong) bad = bad || input;
    if (text !== field.text) edit.fields.set(field.path, text);
  }
  if (bad) return bad.focus();
  closeForm(key);
  keep(key, edit);
  nameOf(key).focus();
}

/* The corrections file: YAML whose texts are written as JSON writes them, which YAML reads alike. */
const HIDDEN = /[\u007f-\u00a0\u00ad\u200b-\u200f\u2028-\u202f\u2060-\u206f\ufeff\ufff9-\uffff]/g;
const escaped = (letter) => `\\u${letter.charCodeAt(0).toString(16).padStart(4, "0")}`;
const quoted = (text) => JSON.stringify(text).replace(HIDDEN, escaped);

function rows() {
  const found = [];
  for (const [key, edit] of edits) {
    const fact = PAGE.facts[key];
    if (edit.removed) found.push({ fact, act: "remove", note: edit.note });
    else if (edit.confirmed && !edit.fields.size) found.push({ fact, act: "confirm", note: edit.note });
    for (const [path, text] of edit.removed ? [] : edit.fields) {
      const old = fact.fields.find((field) => field.path === path).text;
      found.push({ fact, field: path, old, text, note: edit.note });
    }
  }
  return found;
}

function fileText() {
  const lines = [`# ${said(WORDS.header, { command: PAGE.command }).replace(/\s+/g, " ")}`];
  lines.push("schema_version: briefgen-corrections/1", `meeting: ${quoted(PAGE.meeting)}`);
  if (PAGE.sha256) lines.push(`sha256: ${quoted(PAGE.sha256)}`);
  lines.push("corrections:");
  for (const { fact, act, field, old, text, note } of rows()) {
    lines.push(`  - of: ${fact.of}`);
    if (fact.id) lines.push(`    fact: ${quoted(fact.id)}`);
    if (fact.name) lines.push(`    name: ${quoted(fact.name)}`);
    if (fact.span) {
      const { start, end, quote } = fact.span;
      lines.push(`    span: {start: ${start}, end: ${end}, quote: ${quoted(quote)}}`);
    }
    if (act) lines.push(`    act: ${act}`);
    else lines.push(`    field: ${quoted(field)}`, `    old: ${quoted(old)}`, `    new: ${quoted(text)}`);
    if (note) lines.push(`    note: ${quoted(note)}`);
  }
  return `${lines.join("\n")}\n`;
}

function saveFile() {
  if (!edits.size) return tell(WORDS.nothing);
  const address = URL.createObjectURL(new Blob([fileText()], { type: "application/yaml" }));
  const link = make("a", { href: address, download: PAGE.file });
  document.body.append(link);
  link.click();
  link.remove();
  setTimeout(() => URL.revokeObjectURL(address), 10000);
  unsaved = false;
  tell(said(WORDS.saved, { name: PAGE.file, count: rows().length }));
}

document.getElementById("save").addEventListener("click", saveFile);
document.addEventListener("lit", (event) => actions(event.detail));
document.addEventListener("keydown", (event) => {
  const typing = event.target.closest("input, textarea, select");
  if (typing || !current || event.ctrlKey || event.metaKey || event.altKey) return;
  if (event.key === "e" || event.key === "c") {
    event.preventDefault();
    if (event.key === "c") return confirmFact(current);
    if (NARROW.matches) view("facts");
    openForm(current);
  }
});
window.addEventListener("beforeunload", (event) => {
  if (unsaved || one(".editor")) event.preventDefault();
});
