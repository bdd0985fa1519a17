/** The drawn signs of the consent papers, 24 units and one stroke, as plain paths: the same on screen and on paper. */
export const consentDrawings = {
  /** A list with a coin beside each thing. */
  needs: ['M4 3.5h12.5v17H4Z', 'M7 8h5M7 12h5M7 16h5', 'M17.2 14.2a3.6 3.6 0 1 0 .1 0M17.25 16.4v2.8'],
  /** Words that are spoken. */
  story: ['M3.5 4.5h17v11.5h-8.5L7.5 20v-4h-4Z', 'M7 8.5h10M7 12h6.5'],
  /** A whole country, washed with a line, and a dot that could be anywhere in it. */
  journey_country: [
    'M5 6.5 9.5 3.8l5 1.4 4.8-.9 1.4 6.2-2.6 4.2.4 4.3-6.6 1.5-3.6-2.6-4.8.2L3.6 12Z',
    'M8.2 9.2l7.4 6.6M12.5 7.4l5 4.6M6.8 12.6l4.6 4.4',
  ],
  /** One part of a country with its neighbours. */
  journey_region: [
    'M5 6.5 9.5 3.8l5 1.4 4.8-.9 1.4 6.2-2.6 4.2.4 4.3-6.6 1.5-3.6-2.6-4.8.2L3.6 12Z',
    'M9.5 3.8l1.6 6.4-7.5 1.8M11.1 10.2l9.6.3M11.1 10.2l.8 10',
    'M13.6 13l4 3.4M15.6 12.4l2.2 1.9',
  ],
  /** Young, grown, old: which of the three, and not more. */
  age_band: [
    'M4.8 12.6a1.7 1.7 0 1 0 .1 0M2.6 20.5v-2.3a2.2 2.2 0 0 1 4.4 0v2.3',
    'M11.6 6.2a2.1 2.1 0 1 0 .1 0M8.6 20.5v-6.6a3 3 0 0 1 6 0v6.6',
    'M18.6 8.2a1.9 1.9 0 1 0 .1 0M16.4 20.5V16a2.4 2.4 0 0 1 4.3-1.4M20.6 13.8l1.6 6.7',
  ],
  /** A bill with a tick. */
  updates: ['M5 3.5h14v17l-2.3-1.6-2.4 1.6-2.3-1.6-2.3 1.6-2.4-1.6L5 20.5Z', 'M8.3 11l2.6 2.7 4.9-5.2'],
  /** A card that goes from hand to hand. */
  share_card: ['M3 6h11v8H3Z', 'M5.6 9.2h5.8M5.6 11.4h3.4', 'M12 18.5h8.5M17.6 15.6l2.9 2.9-2.9 2.9'],
  /** One among many, counted. */
  open_data: ['M3.5 20.5h17', 'M6 20.5v-6M10 20.5V9.5M14 20.5v-8.6M18 20.5V5'],
  /** Two hands with the same bread: nobody gets less. */
  same_help: [
    'M2.5 17.5c3 .3 5 2.2 7.5 2.2M21.5 17.5c-3 .3-5 2.2-7.5 2.2',
    'M3.8 14.4a2 2 0 0 1 .5-3.9h4.4a2 2 0 0 1 .5 3.9v2.4H3.8Z',
    'M14.8 14.4a2 2 0 0 1 .5-3.9h4.4a2 2 0 0 1 .5 3.9v2.4h-5.4Z',
    'M10.8 5.2h2.6M10.8 7.6h2.6',
  ],
  /** Back again. */
  take_back: ['M5 9.5h9.5a5 5 0 0 1 0 10H9', 'M9 5.2 4.7 9.5 9 13.8'],
  /** Two sheets, and the second goes away. */
  copies: ['M3.5 7.5h9v12h-9Z', 'M6.8 7.5V4h9v12h-3.3', 'M17.8 10h4M19.8 8l2 2-2 2'],
  /** A calendar. */
  ends: ['M4 5.5h16v15H4Z', 'M4 10h16M8.5 3.2v4M15.5 3.2v4', 'M8 14h2M11.5 14h2M15 14h2M8 17.3h2M11.5 17.3h2'],
  /** An eye: seen first. */
  shown: [
    'M2.5 12C5 7.8 8.2 5.8 12 5.8s7 2 9.5 6.2c-2.5 4.2-5.7 6.2-9.5 6.2S5 16.2 2.5 12Z',
    'M12 9.2a2.8 2.8 0 1 0 .1 0',
  ],
  /** A face that is crossed out. */
  never: ['M12 4.2a7.8 7.8 0 1 0 .1 0', 'M9.3 10v.4M14.7 10v.4M9.3 14.6c1.7 1.5 3.7 1.5 5.4 0', 'M4.2 4.2l15.6 15.6'],
  yes: ['M4.5 12.8l5 5L19.5 6.5'],
  no: ['M5.5 5.5l13 13M18.5 5.5l-13 13'],
  thumb: [
    'M7 20.5c-1.6-2.4-2.2-5-2.2-8a7.2 7.2 0 0 1 14.4 0c0 3-.4 5.6-1.2 8',
    'M9.4 20.8c-1.3-2.6-1.9-5.2-1.9-8.2a4.5 4.5 0 0 1 9 0c0 3.2-.5 5.8-1.4 8.2',
    'M12.3 20.8c-1.4-2.6-2.1-5.3-2.1-8.1a1.8 1.8 0 0 1 3.6 0c0 3-.2 5.4-.8 7.6',
  ],
} as const satisfies Record<string, readonly string[]>;
export type ConsentDrawing = keyof typeof consentDrawings;
