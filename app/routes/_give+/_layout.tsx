export { default, ErrorBoundary, loader } from '../_public+/_layout';
