/** The colours of ui/styles/tokens.css by day; a test holds them together. A card has no night, and its renderer no variables. */
export const cardColours = {
  paper: '#f8f5ee',
  ink: '#131f30',
  'ink-soft': '#3d4856',
  water: '#d9e4e8',
  land: '#ece4d2',
  route: '#8a2c17',
  home: '#0a5652',
  hairline: '#868c90',
} as const;

const c = cardColours;

/** Two colours mixed, `share` of the first: what color-mix() does on the pages. */
function mixed(first: string, second: string, share: number): string {
  const channel = (colour: string, at: number) => Number.parseInt(colour.slice(1 + at * 2, 3 + at * 2), 16);
  const parts = [0, 1, 2].map((at) => Math.round(channel(first, at) * share + channel(second, at) * (1 - share)));
  return `#${parts.map((part) => part.toString(16).padStart(2, '0')).join('')}`;
}

export const cardStyles = (serif: string, sans: string): string => `
.card-paper{fill:${c.paper}}
.card-serif{font-family:${serif}}
.card-sans{font-family:${sans}}
.card-name,.card-title,.card-kind,.card-progress{fill:${c.ink}}
.card-area{fill:${c.route}}
.card-own{fill:${c['ink-soft']}}
.icon{fill:none;stroke:${c.home};stroke-width:1.6;stroke-linecap:round;stroke-linejoin:round}
.card-open{fill:none;stroke:${c.home};stroke-width:6;stroke-linecap:round;stroke-dasharray:.1 17}
.card-drawn{fill:none;stroke:${c.home};stroke-width:10;stroke-linecap:round}
.card-journey{fill:none;stroke:${c.route};stroke-width:6;stroke-linecap:round}
.card-start{fill:${c.paper};stroke:${c.route};stroke-width:5}
.wh-home{fill:none;stroke:${c.home};stroke-width:6;stroke-linecap:round;stroke-linejoin:round}
.wh-home-reached{fill:${c.home}}
svg svg .wh-home{stroke-width:2.2}
.logo-journey{fill:none;stroke:${c.route};stroke-width:2.2;stroke-linecap:round}
.logo-open{fill:none;stroke:${c.home};stroke-width:2.2;stroke-linecap:round;stroke-dasharray:.1 4}
.card-neatline,.card-neatline-inner{fill:none;stroke:${c.ink};stroke-width:2}
.card-neatline-inner{stroke-width:1}
.card-contour{fill:none;stroke:${c.hairline};stroke-width:1;stroke-opacity:.45}
.hw-map-water{fill:${c.water}}
.hw-map-shore{fill:none;stroke:${mixed(c.water, c.ink, 0.9)};stroke-width:7;stroke-linejoin:round}
.hw-map-land{fill:${c.land};stroke:${mixed(c.water, c['ink-soft'], 0.45)};stroke-width:1.6;stroke-linejoin:round}
.hw-map-graticule{fill:none;stroke:${mixed(c.water, c.ink, 0.86)};stroke-width:.8}
.hw-map-area{fill:${mixed(c.route, c.land, 0.26)};stroke:${c.route};stroke-width:2.4;stroke-linejoin:round}
.hw-map-border{fill:none;stroke:${mixed(c.ink, c.land, 0.4)};stroke-width:1.2;stroke-linejoin:round}
.hw-map-disputed-bed{fill:none;stroke:${c.land};stroke-width:4}
.hw-map-disputed{fill:none;stroke:${mixed(c.ink, c.land, 0.64)};stroke-width:1.4;stroke-dasharray:5 4}
.hw-map-globe-halo{fill:${c.paper}}
.hw-map-globe .hw-map-land{stroke:none;fill:${mixed(c.land, c.ink, 0.84)}}
.hw-map-globe-rim{fill:none;stroke:${c.ink};stroke-width:1}
.hw-map-globe-sheet{fill:${c.route};fill-opacity:.3;stroke:${c.route};stroke-width:2}
`;
