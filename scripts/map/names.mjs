// Names and their spellings: en, uk, ru. The tables override the sources where these transliterate by rule ("Kryvyy Rih",
// "Rossosh'") or use a name that newspapers no longer use.
import { cyrillicNames, romaniseUkrainian } from './cyrillic.mjs'

/** First-level regions, by ISO 3166-2. An empty string keeps the source's name. */
const REGION_NAMES = {
  'UA-14': ['Donetsk Oblast', '', ''],
  'UA-30': ['Kyiv', 'Київ', 'Киев'],
  'UA-32': ['Kyiv Oblast', 'Київська область', 'Киевская область'],
  'UA-40': ['Sevastopol', 'Севастополь', 'Севастополь'],
  'UA-43': ['Crimea', 'Крим', 'Крым'],
  'UA-51': ['Odesa Oblast', '', ''],
  'BY-BR': ['Brest Region', 'Берестейська область', ''],
  'BY-HM': ['Minsk', 'Мінськ', 'Минск'],
  'BY-HO': ['Homyel Region', 'Гомельська область', ''],
  'BY-HR': ['Hrodna Region', 'Гродненська область', ''],
  'BY-MA': ['Mahilyow Region', 'Могильовська область', ''],
  'BY-MI': ['Minsk Region', 'Мінська область', 'Минская область'],
  'BY-VI': ['Vitsebsk Region', 'Вітебська область', ''],
  'RU-AL': ['Altai Republic', '', ''],
  'RU-ALT': ['Altai Krai', 'Алтайський край', 'Алтайский край'],
  'RU-CE': ['Chechnya', '', ''],
  'RU-CU': ['Chuvashia', '', ''],
  'RU-KC': ['Karachay-Cherkessia', '', ''],
  'RU-ME': ['Mari El', '', ''],
  'RU-MOS': ['Moscow Oblast', 'Московська область', 'Московская область'],
  'RU-MOW': ['Moscow', 'Москва', 'Москва'],
  'RU-SA': ['Sakha (Yakutia)', '', ''],
  'RU-SE': ['North Ossetia', '', ''],
  'RU-UD': ['Udmurtia', '', ''],
  'RU-YAN': ['Yamalo-Nenets', '', ''],
  'RU-YEV': ['Jewish Autonomous Oblast', '', ''],
  'FI-01': ['Åland', 'Аландські острови', 'Аландские острова'],
  'EH-X1': ['Western Sahara', 'Західна Сахара', 'Западная Сахара'],
  'SY-QU': ['Quneitra', '', ''],
  'MD-SN': ['Transnistria', 'Придністров’я', 'Приднестровье'],
  'IN-LA': ['Ladakh', '', ''],
  'US-DC': ['District of Columbia', '', ''],
}

/** Cities: ISO 3166-1 country and the source's English name → the spelling on this map. */
const CITY_SPELLINGS = {
  UA: {
    'Chasov Yar': 'Chasiv Yar',
    Feodosiya: 'Feodosia',
    Kiev: 'Kyiv',
    'Kryvyy Rih': 'Kryvyi Rih',
    Odessa: 'Odesa',
    Siverskodonetsk: 'Sievierodonetsk',
    Syeverodonetsk: 'Sievierodonetsk',
    Yevpatoriya: 'Yevpatoria',
    Zaporizhzhya: 'Zaporizhzhia',
    Krasnohrad: 'Berestyn',
    Novomoskovsk: 'Samar',
    Chervonohrad: 'Sheptytskyi',
  },
  BY: {
    Babruysk: 'Babruysk',
    Gomel: 'Homyel',
    Grodno: 'Hrodna',
    Homel: 'Homyel',
    'Horad Zhodzina': 'Zhodzina',
    Mogilev: 'Mahilyow',
    Vitebsk: 'Vitsebsk',
  },
  KZ: { Aqtau: 'Aktau', Aqtobe: 'Aktobe', 'Nur-Sultan': 'Astana' },
  MD: { Tighina: 'Bender' },
  RU: {
    'Gorno-Altaysk': 'Gorno-Altaysk',
    Groznyy: 'Grozny',
    'Kamensk-Shakhtinskiy': 'Kamensk-Shakhtinsky',
    'Naberezhnyye Chelny': 'Naberezhnye Chelny',
    'Nizhniy Novgorod': 'Nizhny Novgorod',
    'Rostov-na-Donu': 'Rostov-on-Don',
    'Velikiy Novgorod': 'Veliky Novgorod',
  },
  TR: { İstanbul: 'Istanbul', İzmir: 'Izmir' },
  US: { 'New York City': 'New York', 'Washington, D.C.': 'Washington' },
}

/** Ukrainian and Russian names that no rule finds in the source's untagged list, by country and English name. */
const CYRILLIC_NAMES = {
  'UA Kryvyi Rih': ['Кривий Ріг', 'Кривой Рог'],
  'UA Kremenchuk': ['Кременчук', 'Кременчуг'],
  'UA Sumy': ['Суми', 'Сумы'],
  'UA Cherkasy': ['Черкаси', 'Черкассы'],
  'UA Feodosia': ['Феодосія', 'Феодосия'],
  'UA Kerch': ['Керч', 'Керчь'],
  'UA Yevpatoria': ['Євпаторія', 'Евпатория'],
  'UA Zhytomyr': ['Житомир', 'Житомир'],
  'UA Kyiv': ['Київ', 'Киев'],
  'UA Donetsk': ['Донецьк', 'Донецк'],
  'UA Luhansk': ['Луганськ', 'Луганск'],
  'UA Odesa': ['Одеса', 'Одесса'],
  'UA Kharkiv': ['Харків', 'Харьков'],
  'UA Dnipro': ['Дніпро', 'Днепр'],
  'UA Kherson': ['Херсон', 'Херсон'],
  'UA Zaporizhzhia': ['Запоріжжя', 'Запорожье'],
  'UA Lviv': ['Львів', 'Львов'],
  'UA Kramatorsk': ['Краматорськ', 'Краматорск'],
  'UA Chasiv Yar': ['Часів Яр', 'Часов Яр'],
  'UA Sevastopol': ['Севастополь', 'Севастополь'],
  'UA Simferopol': ['Сімферополь', 'Симферополь'],
  'UA Mariupol': ['Маріуполь', 'Мариуполь'],
  'UA Bakhmut': ['Бахмут', 'Бахмут'],
  'RU Moscow': ['Москва', 'Москва'],
  'RU Saint Petersburg': ['Санкт-Петербург', 'Санкт-Петербург'],
  'RU Petrozavodsk': ['Петрозаводськ', 'Петрозаводск'],
  'RU Sortavala': ['Сортавала', 'Сортавала'],
  'BY Minsk': ['Мінськ', 'Минск'],
  'UA Mykolayiv': ['Миколаїв', 'Николаев'],
  'UA Rivne': ['Рівне', 'Ровно'],
  'UA Kropyvnytskyi': ['Кропивницький', 'Кропивницкий'],
  'UA Chernivtsi': ['Чернівці', 'Черновцы'],
  'UA Khmelnytskyi': ['Хмельницький', 'Хмельницкий'],
  'UA Pokrovsk': ['Покровськ', 'Покровск'],
  'UA Sievierodonetsk': ['Сіверськодонецьк', 'Северодонецк'],
  'UA Sheptytskyi': ['Шептицький', 'Шептицкий'],
  'UA Samar': ['Самар', 'Самарь'],
  'UA Berestyn': ['Берестин', 'Берестин'],
  'RU Nizhny Novgorod': ['Нижній Новгород', 'Нижний Новгород'],
  'RU Rostov-on-Don': ['Ростов-на-Дону', 'Ростов-на-Дону'],
  'RU Veliky Novgorod': ['Великий Новгород', 'Великий Новгород'],
  'RU Yekaterinburg': ['Єкатеринбург', 'Екатеринбург'],
  'RU Volgograd': ['Волгоград', 'Волгоград'],
  'RU Kazan': ['Казань', 'Казань'],
  'RU Samara': ['Самара', 'Самара'],
  'RU Voronezh': ['Воронеж', 'Воронеж'],
  'BY Homyel': ['Гомель', 'Гомель'],
  'BY Brest': ['Берестя', 'Брест'],
  'BY Vitsebsk': ['Вітебськ', 'Витебск'],
  'BY Hrodna': ['Гродно', 'Гродно'],
  'BY Mahilyow': ['Могильов', 'Могилёв'],
  'GB London': ['Лондон', 'Лондон'],
  'FR Paris': ['Париж', 'Париж'],
  'DE Berlin': ['Берлін', 'Берлин'],
  'PL Warsaw': ['Варшава', 'Варшава'],
  'TR Ankara': ['Анкара', 'Анкара'],
  'CN Beijing': ['Пекін', 'Пекин'],
  'BE Brussels': ['Брюссель', 'Брюссель'],
  'US Washington': ['Вашингтон', 'Вашингтон'],
}

const APOSTROPHE_FREE = new Set(['UA', 'RU', 'BY', 'KZ'])

/** Names whose usual English form is not the official romanisation. */
const KEPT_SPELLINGS = new Set(['Kyiv', 'Odesa', 'Feodosia', 'Yevpatoria', 'Alushta', 'Yalta', 'Kerch'])

/** Apostrophes that stand for the soft sign are dropped outside countries whose own spelling has them. */
const dropSoftSigns = (name) => name.replace(/(?<=\p{L})['’ʼʹ]+(?=$|[\s-]|[^\saeiouAEIOU])/gu, '')

const withOblast = (en, { iso_a2, type }) =>
  (iso_a2 === 'UA' || iso_a2 === 'RU') && /^Oblast/.test(type ?? '') && !/Oblast|Krai|Republic|Crimea/.test(en)
    ? `${en} Oblast`
    : en

/** [en, uk, ru] of a region: our table first, then the source. */
export const regionName = (id, decided, properties) => {
  if (decided) return decided
  const [en = '', uk = '', ru = ''] = REGION_NAMES[id] ?? []
  const source = (properties.name_en || properties.name || '').replace(/^(Autonomous )?Republic of /, '')
  return [en || withOblast(source, properties), uk || properties.name_uk || '', ru || properties.name_ru || '']
}

/** [en, uk, ru] of a city: our tables first, then what its alternate names prove. */
export const cityNames = (cc, sourceName, alternates) => {
  const spelled = CITY_SPELLINGS[cc]?.[sourceName]
  const plain = spelled ?? (APOSTROPHE_FREE.has(cc) ? dropSoftSigns(sourceName) : sourceName)
  const [uk, ru] = CYRILLIC_NAMES[`${cc} ${plain}`] ?? cyrillicNames(cc, plain, alternates)
  // Ukraine has one official romanisation; the source mixes several ("Mykolayiv", "Kamyanets").
  const en = cc === 'UA' && !spelled && uk && !KEPT_SPELLINGS.has(plain) ? romaniseUkrainian(uk) : plain
  return [en, uk, ru]
}
