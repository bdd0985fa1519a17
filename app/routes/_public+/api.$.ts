import { openNothing } from './open-answer.server';

export const loader = openNothing;
