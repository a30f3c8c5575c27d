"use strict";
(() => {
  const data = JSON.parse(document.getElementById("data").textContent);
  const by = (id) => document.getElementById(id);
  const models = data.models || [];
  const state = { model: Math.max(0, models.findIndex((m) => m.epoch === data.best)), movie: 0 };

  // Light, dark, or what the system has.
  const theme = by("theme");
  const systemIsDark = matchMedia("(prefers-color-scheme: dark)");
  const isDark = () => (document.documentElement.dataset.theme || (systemIsDark.matches ? "dark" : "light")) === "dark";
  const showTheme = () => theme.setAttribute("aria-pressed", String(isDark()));
  theme.addEventListener("click", () => {
    document.documentElement.dataset.theme = isDark() ? "light" : "dark";
    showTheme();
  });
  systemIsDark.addEventListener("change", showTheme);
  showTheme();
  if (!models.length) return;

  const counted = (n, one, many) => `${n} ${n === 1 ? one : many}`;
  const number = (n) => n.toLocaleString("en");
  const make = (name, text) => {
    const element = document.createElement(name);
    if (text !== undefined) element.textContent = text;
    return element;
  };
  // Titles may run from right to left.
  const title = (movie) => {
    const element = make("bdi", data.titles[movie]);
    return element;
  };
  const button = (movie, then) => {
    const element = make("button");
    element.type = "button";
    element.append(title(movie));
    element.addEventListener("click", () => {
      choose(movie);
      if (then) then();
    });
    return element;
  };

  // Search, without regard to case and accents.
  const folded = (text) => text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();
  const places = new Map(data.asked.map((movie, place) => [movie, place]));
  const words = data.asked.map((movie) => folded(data.titles[movie]));
  let hits = [];
  function search() {
    const wanted = folded(by("find").value).split(/\s+/).filter(Boolean);
    hits = data.asked.filter((_, place) => wanted.every((word) => words[place].includes(word)));
    by("hits").replaceChildren(...hits.slice(0, 12).map((movie) => {
      const item = make("li");
      item.append(button(movie));
      return item;
    }));
    by("found").textContent = wanted.length
      ? counted(hits.length, `${data.kind} matches`, `${data.kinds} match`) + (hits.length > 12 ? ", 12 are shown" : "")
      : `${number(hits.length)} ${data.kinds}; the most rated are shown`;
  }

  function choose(movie) {
    if (!places.has(movie)) return;
    state.movie = movie;
    showList();
    showMap();
  }

  function neighbours() {
    const place = places.get(state.movie);
    return models[state.model].lists[place] || [];
  }

  function showList() {
    const place = places.get(state.movie);
    const near = models[state.model].near[place] || [];
    by("subject").replaceChildren("Nearest to ", title(state.movie));
    by("list").caption.textContent = `After epoch ${models[state.model].epoch}`;
    by("measure").textContent = data.measure;
    by("list").tBodies[0].replaceChildren(...neighbours().map((movie, rank) => {
      const row = make("tr");
      const name = make("td");
      name.append(places.has(movie) ? button(movie, () => by("subject").focus()) : title(movie));
      const value = near[rank] === null ? "–" : (near[rank] / 1000).toFixed(3);
      row.append(make("td", String(rank + 1)), name, make("td", value), make("td", number(data.ratings[movie])));
      return row;
    }));
  }

  // The map: a dot each, made once and moved after that.
  const svgName = "http:" + "//www.w3.org/2000/svg";
  const svg = (name, attributes) => {
    const element = document.createElementNS(svgName, name);
    for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, value);
    return element;
  };
  const height = 0.7;
  const dots = new Map();
  const regions = svg("g", { "aria-hidden": "true" });
  // Names that leave each other room; what says most comes first.
  function apart(regions) {
    const shown = [];
    for (const region of regions) {
      const isFree = shown.every((other) => Math.abs(region.y - other.y) * height > 20
        || Math.abs(region.x - other.x) > 5 * (region.name.length + other.name.length));
      if (isFree && shown.length < 14) shown.push(region);
    }
    return shown;
  }
  function showMap() {
    const map = models[state.model].map;
    by("map").style.visibility = map ? "visible" : "hidden";
    if (!map) return;
    const near = new Set(neighbours());
    map.movies.forEach((movie, place) => {
      let dot = dots.get(movie);
      if (!dot) {
        dot = svg("circle", { "data-movie": movie });
        dots.set(movie, dot);
        by("map").append(dot);
      }
      const kind = movie === state.movie ? "chosen" : near.has(movie) ? "near" : "";
      dot.setAttribute("cx", map.x[place]);
      dot.setAttribute("cy", (map.y[place] * height).toFixed(1));
      dot.setAttribute("class", kind);
      dot.setAttribute("r", { chosen: 8, near: 6 }[kind] || 3);
      if (kind) by("map").append(dot);
    });
    regions.replaceChildren(...apart(map.regions).map((region) => {
      const text = svg("text", { x: region.x, y: (region.y * height).toFixed(1), "text-anchor": "middle" });
      text.textContent = region.name;
      return text;
    }));
    by("map").append(regions);
    const names = map.regions.slice(0, 8).map((region) => region.name).join(", ");
    by("map").setAttribute("aria-label", `Map of ${counted(map.movies.length, data.kind, data.kinds)}. Regions: ${names}.`);
  }
  const pointed = (event) => {
    const movie = event.target.dataset && event.target.dataset.movie;
    return movie === undefined ? null : Number(movie);
  };
  by("map").addEventListener("click", (event) => {
    const movie = pointed(event);
    if (movie !== null) choose(movie);
  });
  by("map").addEventListener("mousemove", (event) => {
    const movie = pointed(event);
    by("pointed").replaceChildren(movie === null ? "\u00a0" : title(movie));
  });

  // The time machine.
  const slider = by("epoch");
  slider.max = String(models.length - 1);
  function go(model) {
    state.model = Math.min(models.length - 1, Math.max(0, model));
    const epoch = models[state.model].epoch;
    const record = data.epochs.find((one) => one.epoch === epoch) || {};
    const told = [[data.metric, record.loss], [data.validation, record.val]]
      .filter(([, value]) => typeof value === "number")
      .map(([name, value]) => `${name} ${value.toFixed(4)}`);
    slider.value = String(state.model);
    slider.setAttribute("aria-valuetext", `epoch ${epoch}`);
    by("when").textContent = [`Epoch ${epoch}${epoch === data.best ? ", the best" : ""}`, ...told].join(" · ");
    by("back").disabled = state.model === 0;
    by("forth").disabled = state.model === models.length - 1;
    const curves = by("curves");
    if (curves) {
      const { left, right, first, last } = curves.dataset;
      const part = (epoch - first) / (last - first);
      const x = Number(left) + part * (right - left);
      by("now").setAttribute("x1", x);
      by("now").setAttribute("x2", x);
      by("now").removeAttribute("hidden");
    }
    showList();
    showMap();
  }
  slider.addEventListener("input", () => go(Number(slider.value)));
  by("back").addEventListener("click", () => go(state.model - 1));
  by("forth").addEventListener("click", () => go(state.model + 1));
  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.target.id === "find") return;
    if (event.key === "[") go(state.model - 1);
    if (event.key === "]") go(state.model + 1);
  });

  // What users rated, where the page has it.
  function showRated() {
    const user = data.rated[by("user").selectedIndex];
    by("rated").tBodies[0].replaceChildren(...user.rows.map(([movie, rating, expected]) => {
      const row = make("tr");
      const head = make("th");
      head.scope = "row";
      head.append(title(movie));
      row.append(head, make("td", String(rating)), make("td", expected === null ? "–" : expected.toFixed(2)));
      return row;
    }));
  }
  if (data.rated.length) {
    by("user").replaceChildren(...data.rated.map((user) => make("option", user.id)));
    by("user").addEventListener("change", showRated);
    showRated();
  }

  by("find").addEventListener("input", search);
  by("find").addEventListener("keydown", (event) => {
    if (event.key === "Enter" && hits.length) choose(hits[0]);
  });
  state.movie = data.asked[0];
  search();
  go(state.model);
})();
