"use strict";
(() => {
  const $ = (id) => document.getElementById(id);
  const main = $("findings"), search = $("search"), by = $("by");
  const all = [...document.querySelectorAll(".finding")];
  const boxes = [...document.querySelectorAll("fieldset input")];
  const text = new Map(); // filled by the first search
  const textOf = (f) => {
    if (!text.has(f)) text.set(f, (f.dataset.package + " " + f.textContent).toLowerCase());
    return text.get(f);
  };

  // Groups: a heading before the findings that share a value.
  const group = () => {
    const key = by.value;
    main.querySelectorAll("h2").forEach((h) => h.remove());
    const value = (f) => f.dataset[key];
    const sorted = all.map((f, i) => [f, i]).sort(([a, i], [b, j]) => (value(a) < value(b) ? -1 : value(a) > value(b) ? 1 : i - j));
    let last = null, heading = null;
    for (const [f] of sorted) {
      if (heading === null || value(f) !== last) {
        heading = document.createElement("h2");
        heading.append(value(f) || "(none)", " ");
        const n = document.createElement("span");
        n.className = "count";
        heading.append(n);
        main.insertBefore(heading, $("nothing"));
        last = value(f);
      }
      f.heading = heading;
      main.insertBefore(f, $("nothing"));
    }
    filter();
  };

  // Filters: any of the values chosen in a facet, of all facets, and all words.
  const filter = () => {
    const chosen = {};
    for (const b of boxes) if (b.checked) (chosen[b.closest("fieldset").dataset.facet] ||= new Set()).add(b.value);
    const words = search.value.toLowerCase().split(/\s+/).filter(Boolean);
    const counts = new Map();
    let shown = 0;
    for (const f of all) {
      const ok = Object.entries(chosen).every(([facet, set]) => set.has(f.dataset[facet])) && words.every((w) => textOf(f).includes(w));
      f.hidden = !ok;
      if (ok) shown++;
      counts.set(f.heading, (counts.get(f.heading) || 0) + (ok ? 1 : 0));
    }
    for (const [h, n] of counts) { h.hidden = n === 0; h.querySelector(".count").textContent = n; }
    $("shown").textContent = shown === all.length ? "" : shown + " of " + all.length;
    $("nothing").hidden = shown > 0 || all.length === 0;
  };

  // Steps.
  const steps = (f) => [...f.querySelectorAll("[data-step]")];
  const at = (f) => steps(f).findIndex((b) => b.hasAttribute("aria-current"));
  const go = (f, i, focus) => {
    const list = steps(f);
    i = Math.max(0, Math.min(list.length - 1, i));
    list.forEach((b, j) => (j === i ? b.setAttribute("aria-current", "step") : b.removeAttribute("aria-current")));
    f.querySelector(".pos").textContent = "step " + (i + 1) + " of " + list.length;
    const n = list[i].dataset.step;
    for (const l of f.querySelectorAll(".line")) l.classList.toggle("current", (l.dataset.steps || "").split(" ").includes(n));
    if (focus) {
      list[i].focus({ preventScroll: true });
      const line = f.querySelector(".line.current");
      if (line) line.scrollIntoView({ block: "nearest", inline: "nearest" });
    }
  };
  // The rail between two steps: alive from where the context begins, over after what ends it.
  for (const f of all) {
    let state = "";
    for (const li of f.querySelectorAll(".life li")) {
      if (li.classList.contains("role-begins") && state === "") state = "alive";
      if (li.classList.contains("role-ends")) state = "over";
      if (state) li.classList.add(state);
    }
    if (steps(f).length < 2) f.querySelector(".walk").hidden = true;
    f.addEventListener("toggle", () => {
      if (f.open && at(f) < 0) go(f, steps(f).findIndex((b) => b.closest("li").classList.contains("role-finding")), false);
    });
  }
  main.addEventListener("click", (e) => {
    const f = e.target.closest(".finding");
    const step = e.target.closest("[data-step]"), walk = e.target.closest("[data-walk]");
    if (step) go(f, steps(f).indexOf(step), true);
    if (walk) { go(f, at(f) + Number(walk.dataset.walk), true); walk.focus({ preventScroll: true }); }
  });

  document.addEventListener("keydown", (e) => {
    if (e.ctrlKey || e.metaKey || e.altKey) return;
    const el = document.activeElement;
    if (el.matches("select, input[type=checkbox]")) return;
    if (el === search) {
      if (e.key === "Escape") { search.value = ""; filter(); }
      else if (e.key !== "ArrowDown") return;
    }
    const f = el.closest(".finding");
    const visible = [...main.querySelectorAll(".finding:not([hidden])")];
    const move = (d) => {
      const i = f ? visible.indexOf(f) + d : 0;
      const next = visible[Math.max(0, Math.min(visible.length - 1, i))];
      if (next) next.querySelector("summary").focus();
    };
    const inCode = el.matches("pre");
    switch (e.key) {
      case "/": search.focus(); search.select(); break;
      case "j": move(1); break;
      case "k": move(-1); break;
      case "ArrowDown": if (inCode) return; move(1); break;
      case "ArrowUp": if (inCode) return; move(-1); break;
      case "ArrowRight": if (inCode || !f || !f.open) return; go(f, at(f) + 1, true); break;
      case "ArrowLeft": if (inCode || !f || !f.open) return; go(f, at(f) - 1, true); break;
      default: return;
    }
    e.preventDefault();
  });

  const follow = () => {
    const f = document.getElementById(decodeURIComponent(location.hash.slice(1)));
    if (!f || !f.classList.contains("finding")) return;
    if (f.hidden) reset();
    f.open = true;
    f.scrollIntoView();
    f.querySelector("summary").focus({ preventScroll: true });
  };
  const reset = () => {
    for (const b of boxes) b.checked = false;
    search.value = "";
    filter();
  };
  search.addEventListener("input", filter);
  by.addEventListener("change", group);
  for (const b of boxes) b.addEventListener("change", filter);
  $("reset").addEventListener("click", reset);
  window.addEventListener("hashchange", follow);
  if (matchMedia("(max-width: 60rem)").matches) $("filters").open = false;
  group();
  if (all.length === 1) all[0].open = true;
  follow();
})();
