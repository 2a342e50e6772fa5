/**
 * Takes the code of a mailed link out of the address and its history, and posts it. The page names the form, what is
 * shown meanwhile, and the mark before the code.
 */
;(() => {
  const { form: formId, gate, opening, mark } = document.currentScript.dataset
  const byId = (id) => document.getElementById(id)
  const take = () => {
    const form = byId(formId)
    if (!form || !location.hash.startsWith(mark)) return
    form.elements.token.value = location.hash.slice(mark.length)
    history.replaceState(history.state, '', location.pathname)
    byId(gate).hidden = true
    byId(opening).hidden = false
    form.submit()
  }
  take()
  // A later link into the same window loads no page.
  addEventListener('hashchange', take)
})()
