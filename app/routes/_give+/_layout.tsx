export { default, ErrorBoundary, loader, meta } from '../_public+/_layout';
