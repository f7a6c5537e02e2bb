// Draws the tables of the overview: every number of a chart is read out of the table below it.
"use strict";

(() => {
  const BLUE = "#0b5cad";
  const RED = "#b3261e";
  const GREEN = "#2e7d46";
  const AMBER = "#c77700";
  const INK = "#33404d";
  const MOST = 15;
  const BAR = 34;

  // What tells series apart without colour: plain, stripes, dots.
  const DECALS = [
    { symbol: "none" },
    { symbol: "rect", color: "rgba(255,255,255,.45)", dashArrayX: [1, 0], dashArrayY: [2, 6], rotation: -Math.PI / 4 },
    { symbol: "circle", color: "rgba(255,255,255,.6)", symbolSize: 0.7, dashArrayX: [[8, 8], [0, 8, 8, 0]], dashArrayY: [6, 0] },
  ];

  function numberOf(cell) {
    const number = parseFloat(cell.textContent.replace(/[^0-9.\-]/g, ""));
    return Number.isNaN(number) ? null : number;
  }

  // The rows of a table, and its series by the name or the place of their column.
  function read(table) {
    const heads = [...table.tHead.rows[0].cells];
    const rows = [...table.tBodies[0].rows].map((row) => [...row.cells]);
    const series = {};
    heads.forEach((head, column) => {
      if (head.dataset.series !== undefined) {
        series[head.dataset.series || column] = {
          name: head.textContent.trim(),
          values: rows.map((cells) => numberOf(cells[column])),
        };
      }
    });
    return { names: rows.map((cells) => cells[0].textContent.trim()), series, rows };
  }

  const font = () => getComputedStyle(document.body).fontFamily;

  function common(data) {
    return {
      animation: !matchMedia("(prefers-reduced-motion: reduce)").matches,
      animationDuration: 300,
      aria: { enabled: true, decal: { show: true } },
      textStyle: { fontFamily: font(), fontSize: 14, color: INK },
      tooltip: { trigger: "axis", renderMode: "richText", confine: true, axisPointer: { type: "shadow" } },
      legend: { type: "scroll", top: 0, left: 0, right: 0, textStyle: { fontSize: 14, color: INK } },
      grid: { left: 8, right: 24, top: 40, bottom: 8, containLabel: true },
      names: data.names,
    };
  }

  const look = (color, decal) => ({ color, decal: DECALS[decal] });

  const names = (list, wide) => ({
    type: "category",
    data: list,
    axisTick: { show: false },
    axisLine: { lineStyle: { color: "#8b98a7" } },
    axisLabel: { color: INK, fontSize: 14, hideOverlap: true, ...(wide ? { width: wide, overflow: "truncate" } : {}) },
  });
  const amounts = (more) => ({
    type: "value",
    minInterval: 1,
    axisLabel: { color: INK, fontSize: 13, hideOverlap: true },
    splitLine: { lineStyle: { color: "#e3e8ee" } },
    ...more,
  });
  const labelWidth = (box) => Math.min(220, Math.max(90, box.clientWidth * 0.3));

  // Each row as one bar of three parts: signed off, open, and of the open those overdue.
  function parts(data, box) {
    const count = Math.min(MOST, data.names.length);
    const take = (values) => values.slice(0, count).reverse();
    const { open, overdue, signedOff } = data.series;
    const onTime = open.values.map((value, i) => value - overdue.values[i]);
    const bar = (name, values, color, decal) => ({ name, type: "bar", stack: "all", data: take(values), itemStyle: look(color, decal), barMaxWidth: 22 });
    box.style.height = `${count * BAR + 80}px`;
    return {
      ...common(data),
      xAxis: amounts(),
      yAxis: names(take(data.names), labelWidth(box)),
      series: [
        bar(signedOff.name, signedOff.values, GREEN, 0),
        bar(box.dataset.onTime, onTime, BLUE, 1),
        bar(overdue.name, overdue.values, RED, 2),
      ],
    };
  }

  // Opened and signed off as columns, the rate as a line.
  function months(data) {
    const { total, signedOff, rate } = data.series;
    return {
      ...common(data),
      xAxis: names(data.names),
      yAxis: [amounts(), { type: "value", min: 0, max: 100, axisLabel: { formatter: "{value}%", color: INK }, splitLine: { show: false } }],
      series: [
        { name: total.name, type: "bar", data: total.values, itemStyle: look(BLUE, 1), barMaxWidth: 28 },
        { name: signedOff.name, type: "bar", data: signedOff.values, itemStyle: look(GREEN, 0), barMaxWidth: 28 },
        { name: rate.name, type: "line", yAxisIndex: 1, data: rate.values, symbolSize: 8, lineStyle: { width: 3, color: AMBER }, itemStyle: { color: AMBER } },
      ],
    };
  }

  function columns(data, box) {
    const only = Object.values(data.series)[0];
    const color = box.dataset.colour === "overdue" ? RED : BLUE;
    return {
      ...common(data),
      legend: { show: false },
      grid: { left: 8, right: 8, top: 24, bottom: 8, containLabel: true },
      xAxis: names(data.names),
      yAxis: amounts(),
      series: [{ name: only.name, type: "bar", data: only.values, itemStyle: look(color, 0), barMaxWidth: 48, label: { show: true, position: "top", color: INK, fontSize: 14 } }],
    };
  }

  function bars(data, box) {
    const colors = [BLUE, AMBER];
    const all = Object.values(data.series);
    const count = Math.min(2 * MOST, data.names.length);
    box.style.height = `${count * BAR * 1.3 + 80}px`;
    return {
      ...common(data),
      xAxis: amounts({ minInterval: 0 }),
      ...(all.length === 1 ? { legend: { show: false }, grid: { left: 8, right: 24, top: 8, bottom: 8, containLabel: true } } : {}),
      yAxis: { ...names(data.names.slice(0, count), labelWidth(box)), inverse: true },
      series: all.map((it, i) => ({ name: it.name, type: "bar", data: it.values.slice(0, count), itemStyle: look(colors[i], i), barMaxWidth: 16 })),
    };
  }

  const kinds = { parts, months, columns, bars };

  for (const box of document.querySelectorAll(".bh-chart")) {
    const data = read(document.getElementById(box.dataset.table));
    if (data.names.length === 0) continue;
    box.hidden = false;
    const { names: unused, ...option } = kinds[box.dataset.kind](data, box);
    const chart = window.echarts.init(box, null, { renderer: "canvas" });
    chart.setOption(option);
    new ResizeObserver(() => chart.resize()).observe(box);
    // A click on a bar leads where the first number of its row leads.
    chart.on("click", (event) => {
      const row = data.rows[data.names.indexOf(event.name)];
      const link = row && row.slice(1).map((cell) => cell.querySelector("a")).find((a) => a);
      if (link) link.click();
    });
  }
})();
