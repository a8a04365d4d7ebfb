/** Filters of the report. Without it everything is there and readable; with it the list answers to words and clicks. */
export const script = `
(() => {
  const root = document.documentElement;
  root.classList.add("js");
  // In a panel of VS Code a place can be gone to.
  if (typeof acquireVsCodeApi === "function") {
    const editor = acquireVsCodeApi();
    for (const it of document.querySelectorAll(".place")) {
      const link = document.createElement("a");
      link.href = "#";
      link.className = "place";
      link.textContent = it.textContent;
      link.addEventListener("click", (event) => {
        event.preventDefault();
        event.stopPropagation();
        editor.postMessage({ place: link.textContent });
      });
      it.replaceWith(link);
    }
  }
  const all = [...document.querySelectorAll(".finding")];
  const files = [...document.querySelectorAll("details.file")];
  const form = document.querySelector(".filters");
  if (!form) return;
  const field = (name) => form.elements.namedItem(name);
  const severities = ["error", "warning", "hint"];
  const texts = new Map();
  const textOf = (it) => {
    if (!texts.has(it)) texts.set(it, it.textContent.toLowerCase());
    return texts.get(it);
  };
  const apply = () => {
    const words = field("q").value.toLowerCase().split(/\\s+/).filter(Boolean);
    const rule = field("rule").value, folder = field("folder").value, fixable = field("fix").checked;
    let shown = 0;
    for (const it of all) {
      const { severity } = it.dataset;
      const file = it.closest("details.file").dataset.folder;
      const fits = field(severity).checked && (!rule || it.dataset.rule === rule) && (!folder || file === folder) &&
        (!fixable || it.dataset.fix === "yes") && words.every((word) => textOf(it).includes(word));
      it.hidden = !fits;
      if (fits) shown++;
    }
    for (const file of files) {
      const own = [...file.querySelectorAll(".finding")].filter((it) => !it.hidden).length;
      file.hidden = own === 0;
    }
    document.querySelector(".empty").hidden = shown > 0;
    form.querySelector("output").textContent = shown === all.length ? all.length + " findings" : shown + " of " + all.length;
    return shown;
  };
  const save = () => {
    const state = new URLSearchParams();
    for (const name of ["q", "rule", "folder"]) if (field(name).value) state.set(name, field(name).value);
    for (const name of severities) {
      const { checked, defaultChecked } = field(name);
      if (checked !== defaultChecked) state.set(name, checked ? "1" : "0");
    }
    if (field("fix").checked) state.set("fix", "1");
    try { history.replaceState(null, "", "#" + state); } catch {}
  };
  const load = () => {
    const state = new URLSearchParams(location.hash.slice(1));
    for (const name of ["q", "rule", "folder"]) if (state.get(name)) field(name).value = state.get(name);
    for (const name of severities) if (state.has(name)) field(name).checked = state.get(name) === "1";
    field("fix").checked = state.get("fix") === "1";
  };
  const change = () => {
    // A rule or folder of which there are only hints is asked for with them.
    if (apply() === 0 && (field("rule").value || field("folder").value) && !field("hint").checked) {
      field("hint").checked = true;
      apply();
    }
    save();
  };
  form.addEventListener("input", change);
  form.addEventListener("submit", (event) => event.preventDefault());
  document.addEventListener("click", (event) => {
    const target = event.target.closest("[data-filter-rule],[data-filter-folder]");
    if (!target) {
      const about = event.target.closest("a.rule");
      if (about) document.querySelector(about.getAttribute("href")).open = true;
      return;
    }
    event.preventDefault();
    const { filterRule, filterFolder } = target.dataset;
    if (filterRule !== undefined) field("rule").value = field("rule").value === filterRule ? "" : filterRule;
    if (filterFolder !== undefined) field("folder").value = field("folder").value === filterFolder ? "" : filterFolder;
    change();
    form.scrollIntoView({ block: "start" });
  });
  for (const it of document.querySelectorAll("span[data-filter-folder]")) {
    const button = document.createElement("a");
    button.href = "#";
    button.textContent = it.textContent;
    button.dataset.filterFolder = it.dataset.filterFolder;
    it.replaceWith(button);
  }
  document.addEventListener("keydown", (event) => {
    if (event.target.matches("input,select,textarea") || event.ctrlKey || event.metaKey || event.altKey) {
      if (event.key === "Escape") event.target.blur();
      return;
    }
    if (event.key === "/") { event.preventDefault(); field("q").focus(); }
    if (event.key !== "j" && event.key !== "k") return;
    const shown = all.filter((it) => !it.hidden);
    const at = shown.indexOf(document.activeElement.closest ? document.activeElement.closest(".finding") : null);
    const next = shown[event.key === "j" ? at + 1 : Math.max(0, at - 1)];
    if (next) { next.closest("details").open = true; next.focus(); next.scrollIntoView({ block: "center" }); }
  });
  load();
  apply();
})();
`;
