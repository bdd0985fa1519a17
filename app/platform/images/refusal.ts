/** Why a file cannot be taken as a picture; each has a sentence for people in the catalogue of whoever asked for the file. */
export type ImageRefusal =
  | 'empty'
  | 'too_heavy'
  | 'type'
  | 'svg'
  | 'gif'
  | 'heic'
  | 'two_in_one'
  | 'damaged'
  | 'animated'
  | 'too_many_pixels'
  | 'too_small'
  | 'too_many_pages'
  | 'password'
  | 'too_slow';

export class ImageRefused extends Error {
  override readonly name = 'ImageRefused';
  constructor(readonly why: ImageRefusal) {
    super(`refused: ${why}`);
  }
}
