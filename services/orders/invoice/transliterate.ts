const pairs = (text: string): Record<string, string> =>
  Object.fromEntries(
    text
      .trim()
      .split(/\s+/)
      .map(pair => pair.split('=') as [string, string]),
  )

/** Latin letters that no accent explains, Cyrillic as in passports, Greek by ELOT 743; Arabic and Hebrew by their consonants. */
const letters = pairs(`
  ł=l đ=d ħ=h ı=i ŋ=ng ŧ=t ĸ=k ə=e ĳ=ij
  а=a б=b в=v г=g д=d е=e ё=e ж=zh з=z и=i й=i к=k л=l м=m н=n о=o п=p р=r с=s т=t у=u ф=f х=kh ц=ts ч=ch ш=sh щ=shch
  ъ=ie ы=y ь= э=e ю=iu я=ia і=i ї=i є=ie ґ=g ў=u ђ=dj ј=j љ=lj њ=nj ћ=c џ=dz ѓ=gj ќ=kj ѕ=dz
  ا=a أ=a إ=i آ=a ٱ=a ب=b ت=t ث=th ج=j ح=h خ=kh د=d ذ=dh ر=r ز=z س=s ش=sh ص=s ض=d ط=t ظ=z ع=a غ=gh ف=f ق=q ك=k
  ل=l م=m ن=n ه=h ة=a و=w ي=y ى=a ء= ئ=y ؤ=w پ=p چ=ch ژ=zh گ=g ک=k ی=y ه=h
  א=a ב=b ג=g ד=d ה=h ו=v ז=z ח=ch ט=t י=y כ=k ך=k ל=l מ=m ם=m נ=n ן=n ס=s ע=a פ=p ף=f צ=ts ץ=ts ק=k ר=r ש=sh ת=t
  α=a β=v γ=g δ=d ε=e ζ=z η=i θ=th ι=i κ=k λ=l μ=m ν=n ξ=x ο=o π=p ρ=r σ=s ς=s τ=t υ=y φ=f χ=ch ψ=ps ω=o`)

/** Hepburn; a small tsu doubles what follows, small vowels join what is before. */
const kana = pairs(`
  あ=a い=i う=u え=e お=o か=ka き=ki く=ku け=ke こ=ko さ=sa し=shi す=su せ=se そ=so た=ta ち=chi つ=tsu て=te と=to
  な=na に=ni ぬ=nu ね=ne の=no は=ha ひ=hi ふ=fu へ=he ほ=ho ま=ma み=mi む=mu め=me も=mo や=ya ゆ=yu よ=yo
  ら=ra り=ri る=ru れ=re ろ=ro わ=wa を=o ん=n が=ga ぎ=gi ぐ=gu げ=ge ご=go ざ=za じ=ji ず=zu ぜ=ze ぞ=zo
  だ=da ぢ=ji づ=zu で=de ど=do ば=ba び=bi ぶ=bu べ=be ぼ=bo ぱ=pa ぴ=pi ぷ=pu ぺ=pe ぽ=po`)
const smallKana = pairs('ゃ=ya ゅ=yu ょ=yo ぁ=a ぃ=i ぅ=u ぇ=e ぉ=o')

const initials = 'g kk n d tt r m b pp s ss - j jj ch k t p h'.replace('-', '').split(' ')
const vowels = 'a ae ya yae eo e yeo ye o wa wae oe yo u wo we wi yu eu ui i'.split(' ')
const finals = ' k k k n n n t l k m l l l p l m p p t t ng t t k t p t'.split(' ')

/** Revised Romanisation of one syllable block: its three letters are its place in the table. */
function hangul(character: string): string | undefined {
  const place = character.codePointAt(0)! - 0xac00
  if (place < 0 || place >= 11_172) return undefined
  const [first, rest] = [Math.floor(place / 588), place % 588]
  return `${initials[first]}${vowels[Math.floor(rest / 28)]}${finals[rest % 28]}`
}

/** Another script in Latin letters; undefined for what has no letters to replace it, like Han. */
export function transliterate(character: string): string | undefined {
  const small = character.toLowerCase()
  const known = letters[small] ?? letters[small.normalize('NFD').replaceAll(/\p{M}/gu, '')]
  if (known === undefined) return hangul(character)
  return small === character ? known : known.charAt(0).toUpperCase() + known.slice(1)
}

const toHiragana = (text: string): string =>
  text
    .replaceAll(/[\u30a1-\u30f6]/g, one => String.fromCharCode(one.charCodeAt(0) - 0x60))
    .replaceAll('ー', '')

/** What is read as a whole because letters change their neighbours: Greek ou, and runs of kana. */
export const romanise = (text: string): string =>
  text
    .replaceAll(/ο[υύ]/g, 'ou')
    .replaceAll(/Ο[υύΥ]/g, 'Ou')
    .replaceAll(/[\u3041-\u3096\u30a1-\u30f6ー]+/g, run => {
      let latin = ''
      let doubled = false
      for (const sign of toHiragana(run)) {
        if (sign === 'っ') {
          doubled = true
          continue
        }
        const small = smallKana[sign]
        latin = small === undefined ? latin + onset(kana[sign] ?? '', doubled) : join(latin, small)
        doubled = false
      }
      return latin.charAt(0).toUpperCase() + latin.slice(1)
    })

const onset = (syllable: string, doubled: boolean): string =>
  doubled ? syllable.charAt(0) + syllable : syllable

/** `ki` + `ya` is `kya`, `shi` + `ya` is `sha`. */
function join(latin: string, small: string): string {
  const stem = latin.replace(/i$/, '')
  return /(sh|ch|j)$/.test(stem) ? stem + small.replace(/^y/, '') : stem + small
}
