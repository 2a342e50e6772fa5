/** What pages show of pictures and documents, for the components that show it. */
export type { MediaItem, MediaPage, ShownDocument } from './queries.server'
export type { ShownPicture } from './picture-queries.server'
