/** The palette, light and dark: of the page and of the picture. */
export const colours = `:root { color-scheme: light dark; --ground: #f7f7f4; --card: #fff; --ink: #1c211d; --soft: #5b645d; --line: #dadcd5; --good: #1f7a44; --lost: #d1332e;
  --files: #c3c8c2; --r0: #2f7d4f; --r1: #2f6fb0; --r2: #b8731a; --r3: #7d4fa3; --r4: #0f8a8a; --r5: #a84064; --r6: #6d7a1c; --r7: #4a5a9a; }
@media (prefers-color-scheme: dark) { :root { --ground: #121513; --card: #1a1f1c; --ink: #e8ece8; --soft: #9ca69e; --line: #333b36; --good: #6fcf8e; --lost: #ff6b61;
  --files: #4d5650; --r0: #58b57e; --r1: #62a5e6; --r2: #e0a04e; --r3: #b58ad6; --r4: #45bdbd; --r5: #de7a9c; --r6: #aebb52; --r7: #8b9ae0; } }`;

export const style = `
${colours}
* { box-sizing: border-box; }
body { margin: 0 auto; max-width: 70rem; padding: 1rem; background: var(--ground); color: var(--ink); font: 1rem/1.5 system-ui, sans-serif; }
h1 { margin: .5rem 0; font-size: 1.6rem; line-height: 1.2; } h2 { margin: 2rem 0 .75rem; font-size: 1.15rem; }
p { margin: .4rem 0; } .soft, figcaption { color: var(--soft); } .good { color: var(--good); } .lost { color: var(--lost); }
.tiles { display: grid; grid-template-columns: repeat(4, 1fr); gap: .75rem; margin: 1rem 0; }
.tile, figure, .scroll { background: var(--card); border: 1px solid var(--line); border-radius: .7rem; }
.tile { padding: .7rem .9rem; } .tile:last-child { grid-column: span 2; } .tile b { display: block; font-size: 1.5rem; line-height: 1.3; }
figure { margin: 0 0 1rem; padding: .8rem 1rem .4rem; } figcaption { font-size: .9rem; margin-bottom: .7rem; }
.plot { position: relative; height: 13rem; } .plot svg { display: block; width: 100%; height: 100%; overflow: visible; }
.grid { stroke: var(--line); stroke-width: 1; vector-effect: non-scaling-stroke; }
.rule { stroke: var(--ink); stroke-width: 1; stroke-dasharray: 3 3; opacity: .55; vector-effect: non-scaling-stroke; }
.line { fill: none; stroke-width: 1.7; vector-effect: non-scaling-stroke; } .line.p50 { stroke: var(--r0); } .line.p95 { stroke: var(--r1); } .line.p99 { stroke: var(--r5); }
.level { position: absolute; left: 0; padding: 0 .25rem; transform: translateY(50%); font-size: .75rem; color: var(--soft); background: var(--card); border-radius: .3rem; opacity: .9; }
.axis { position: relative; height: 1.5rem; margin-top: .25rem; font-size: .75rem; color: var(--soft); }
.axis span { position: absolute; transform: translateX(-50%); white-space: nowrap; } .axis span:first-child { transform: none; }
.key { display: inline-block; width: .8rem; height: .8rem; margin-left: .6rem; border-radius: .2rem; vertical-align: -.08rem; }
.key.p50 { background: var(--r0); } .key.p95 { background: var(--r1); } .key.p99 { background: var(--r5); }
.lane { margin-bottom: .55rem; } .lane b { display: block; font-size: .78rem; font-weight: 600; color: var(--soft); }
.lane .bar { position: relative; height: 1.35rem; background: var(--line); border-radius: .3rem; } .served { position: absolute; top: 0; bottom: 0; }
.mark { position: absolute; top: -.12rem; transform: translateX(-50%); font-size: .85rem; text-shadow: 0 0 3px var(--card), 0 0 3px var(--card); cursor: default; }
.scroll { overflow-x: auto; margin-bottom: 1rem; } table { border-collapse: collapse; width: 100%; font-size: .9rem; }
th, td { padding: .4rem .75rem; text-align: left; border-bottom: 1px solid var(--line); white-space: nowrap; } tr:last-child td { border-bottom: 0; }
th { color: var(--soft); font-weight: 600; } .number { text-align: right; font-variant-numeric: tabular-nums; } td .wide { display: block; white-space: normal; min-width: 13rem; }
code { font-size: .92em; } .dot { display: inline-block; width: .7rem; height: .7rem; margin-right: .45rem; border-radius: 50%; }
@media (max-width: 34rem) { .tiles { grid-template-columns: repeat(2, 1fr); } .plot { height: 10rem; } body { padding: .7rem; } figure { padding: .7rem .7rem .3rem; } }
`;
