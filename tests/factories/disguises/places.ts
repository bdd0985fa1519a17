import { type DisguiseClass, pairs } from './disguise';

/** Addresses, places and vendors in part. */
export const PLACE_CLASSES: readonly DisguiseClass[] = [
  {
    name: 'street without number, house without street',
    safeguard: 'variantNeedles (core without kinds and figures)',
    disguises: [
      ...pairs('address', '14 Ekenwan Lane, off Uselu-Lagos Road, Benin City', [
        'Ekenwan Lane',
        'Ekenwan',
        'ekenwan',
        'Uselu-Lagos Road',
        'Uselu',
        'Benin City',
      ]),
      ...pairs('address', 'Str. Morii 8, Puiești, Vaslui', ['Morii', 'strada Morii', 'Puiesti', 'VASLUI']),
      ...pairs('address', '12 Rose Lane, Newcastle', ['Rose Lane', 'Rose Lane 12', '12 rose lane']),
      ...pairs('place', 'Char Harirampur, Char Bhadrasan, Faridpur', [
        'Harirampur',
        'char bhadrasan',
        'Faridpuri',
        'Bhadrashan',
        'Фаридпур',
        'F a r i d p u r',
        'Foridpur',
      ]),
      ...pairs('place', 'Mộc Bài, Bến Cầu, Tây Ninh', ['Moc Bai', 'Ben Cau', 'TayNinh', 'tây\nninh']),
      ...pairs('place', 'Castel Volturno, Caserta, Campania', ['Volturno', 'Castelvolturno', 'Caserta', 'campania']),
    ],
  },
  {
    name: 'vendor without its legal form',
    safeguard: 'LEGAL_FORM, KIND_OF_PLACE',
    disguises: [
      ...pairs('vendor', 'Unelte Vaslui SRL', ['Unelte Vaslui', 'Unelte', 'unelte vaslui s.r.l.']),
      ...pairs('vendor', 'Bright Steps Nursery', ['Bright Steps', 'bright steps nursery', 'BrightSteps']),
      ...pairs('vendor', 'Padma Spine & Physio, Faridpur', ['Padma', 'Padma Spine and Physio', 'padma spine']),
      ...pairs('vendor', 'Hope Bay Preparatory', ['Hope Bay', 'the Hope Bay school', '#HopeBay']),
      ...pairs('vendor', 'Marina Gate Travel Ltd', ['Marina Gate', 'Marina Gate Travel', 'marina gate travel']),
      ...pairs('vendor', 'Goalchamot Livestock Traders', ['Goalchamot', 'goalchamot livestock', 'Goalchamat']),
    ],
  },
];
