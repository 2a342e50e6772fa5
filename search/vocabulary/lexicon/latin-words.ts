const words = (list: string): ReadonlySet<string> => new Set(list.trim().split(/\s+/))

/** Frequent English words, to tell English from Vietnamese typed without diacritics. */
export const ENGLISH_FUNCTION_WORDS = words(`
  the of and to in for is are with that this it on by as from at be or an we our your you can which will has have into using used use
  their its not need needs looking system without than more also such these those been was were do does how what where who when any
`)

/** Frequent Vietnamese syllables without their diacritics that are no English words. */
export const BARE_VIETNAMESE_WORDS = words(`
  va cua cac cho trong duoc khong voi mot nhung co la den tu khi theo tren duong nuoc he thong quan ly cong nghe xay dung dien giao thong
  phat hien xu thiet bi giai phap tim can nhu cau du lieu moi truong nang luong chat rac thai thanh pho tinh khu vuc dung may tu dong giam sat chong
  ngap sat lo som lut bao tri chieu sang thong minh lap dat ky thuat vien quoc gia doanh nghiep hop tac chung toi o tai nao gi bang nguon sua chua
`)

/** Acronyms that are ordinary words when written small; they count only in capitals. */
export const WORDLIKE_ACRONYMS = words(`
  it or us an as is am net can cap pet led ice aid all man ram ran wan sum son so in on at to be by we do go no tod com pa va ca ban
  cong tin dan hai tai mai lan he his act age arm ask bar bat bed bit box cam car cat cod cop cot cut dam den dot ear eat egg end eye far fit
  fun gap get had has her him hot how ink its jam job key kit lab law lay leg let lie lot low map may mix new now off old one our out own pay
  pin put raw red rod row run sea see set she sit six sky tax ten the tie too top try two use van war was way who why win you cho va bao than
`)

const SYLLABLE =
  /^(?:ngh|ng|nh|ch|tr|th|ph|kh|gh|gi|qu|[bcdghklmnprstvx])?(?:oai|oay|oeo|uay|uoi|uou|uye|uya|yeu|ieu|iau|uyu|ai|ao|au|ay|eo|eu|ia|ie|iu|oa|oe|oi|oo|ua|ue|ui|uo|uu|uy|ye|[aeiouy])(?:ch|ng|nh|[cmnpt])?$/

/** Whether a folded word could be a Vietnamese syllable without its diacritics. */
export const isBareSyllable = (word: string): boolean => word.length <= 7 && SYLLABLE.test(word)
