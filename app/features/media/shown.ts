/** What pages show of pictures and documents, for the components that show it. */
export type { ShownDocument } from './document-queries.server'
export type { MediaItem, MediaPage } from './queries.server'
export type { ShownPicture } from './picture-queries.server'
