// Places that the sources do not have, written for this project. `weight` says how often a reader means it, in the
// inhabitants of a city that is meant as often. Names: English | Ukrainian | Russian | more.
import { WATER } from '../map/label-tables.mjs'

const row = (kind, weight, at, names, { country, code, wikidata } = {}) => ({
  kind,
  weight,
  at,
  names: names.split('|'),
  country,
  code,
  wikidata,
})

const M = 1_000_000

const UNIONS = [
  row(
    'union',
    400 * M,
    [10.5, 49.2],
    'European Union|Європейський Союз|Европейский союз|EU|E.U.|ЄС|ЕС|Євросоюз|Евросоюз',
    {
      code: 'EU',
      wikidata: 458,
    },
  ),
  row(
    'union',
    400 * M,
    [4.426, 50.879],
    'NATO|НАТО|НАТО|North Atlantic Treaty Organization|Nato|Північноатлантичний альянс|Североатлантический альянс',
    {
      code: 'NATO',
      wikidata: 7184,
    },
  ),
  row(
    'union',
    20 * M,
    [-73.968, 40.749],
    'United Nations|ООН|ООН|UN|U.N.|Організація Об’єднаних Націй|Организация Объединённых Наций',
  ),
  row(
    'union',
    10 * M,
    [27.56, 53.9],
    'Commonwealth of Independent States|СНД|СНГ|CIS|Співдружність Незалежних Держав|Содружество Независимых Государств',
  ),
  row(
    'union',
    10 * M,
    [37.62, 55.75],
    'Eurasian Economic Union|Євразійський економічний союз|Евразийский экономический союз|EAEU|ЄАЕС|ЕАЭС',
    {
      code: 'AM BY KG KZ RU',
    },
  ),
  row(
    'union',
    10 * M,
    [37.62, 55.75],
    'Collective Security Treaty Organization|ОДКБ|ОДКБ|CSTO|Организация Договора о коллективной безопасности',
    {
      code: 'AM BY KG KZ RU TJ',
    },
  ),
  row('union', 5 * M, null, 'Union State|Союзна держава|Союзное государство|Саюзная дзяржава', { code: 'BY RU' }),
  row('union', 10 * M, null, 'G7|Велика сімка|Большая семёрка|Group of Seven|G-7', { code: 'CA DE FR GB IT JP US' }),
  row('union', 10 * M, null, 'BRICS|БРІКС|БРИКС|Brics'),
]

const CONTINENTS = [
  row('continent', 300 * M, [15, 50], 'Europe|Європа|Европа|Еўропа', { wikidata: 46 }),
  row('continent', 300 * M, [90, 45], 'Asia|Азія|Азия', { wikidata: 48 }),
  row('continent', 300 * M, [20, 3], 'Africa|Африка|Африка|Афрыка', { wikidata: 15 }),
  row('continent', 100 * M, [-100, 45], 'North America|Північна Америка|Северная Америка', { wikidata: 49 }),
  row('continent', 100 * M, [-60, -15], 'South America|Південна Америка|Южная Америка', { wikidata: 18 }),
  row('continent', 20 * M, [0, -82], 'Antarctica|Антарктида|Антарктида|Антарктика', { wikidata: 51 }),
]

const AREAS = [
  row('area', 8 * M, [38.2, 48.3], 'Donbas|Донбас|Донбасс|Donbass|Donets Basin', {
    country: 'UA',
    code: 'UA-14 UA-09',
  }),
  row('area', 1 * M, [34.3, 45.3], 'Crimean Peninsula|Кримський півострів|Крымский полуостров|Крымский п-ов|Krim', {
    country: 'UA',
    code: 'UA-43 UA-40',
    wikidata: 7835,
  }),
  row('area', 2 * M, [37.8, 49.2], 'Eastern Ukraine|Східна Україна|Восточная Украина|East Ukraine', { country: 'UA' }),
  row('area', 2 * M, [33.5, 46.9], 'Southern Ukraine|Південна Україна|Южная Украина|South Ukraine', { country: 'UA' }),
  row('area', 2 * M, [24.6, 49.6], 'Western Ukraine|Західна Україна|Западная Украина|West Ukraine', { country: 'UA' }),
  row('area', 1 * M, [31.5, 47], 'Novorossiya|Новоросія|Новороссия|New Russia'),
  row('area', 1 * M, [24.5, 49.5], 'Galicia (Eastern Europe)|Галичина|Галиция|Galicia|Halychyna'),
  row('area', 0.5 * M, [23.2, 48.4], 'Transcarpathia|Закарпаття|Закарпатье|Zakarpattia', {
    country: 'UA',
    code: 'UA-21',
  }),
  row('area', 0.3 * M, [25.9, 48.1], 'Bukovina|Буковина|Буковина|Bukovyna'),
  row('area', 0.5 * M, [28.7, 46.8], 'Bessarabia|Бессарабія|Бессарабия'),
  row('area', 0.5 * M, [29.5, 62.5], 'Karelia (historical land)|Карельська земля|Карельская земля|Karjala', {
    code: 'RU-KR FI-13 FI-02',
  }),
  row('area', 0.3 * M, [29.7, 60.6], 'Karelian Isthmus|Карельський перешийок|Карельский перешеек', { country: 'RU' }),
  row('area', 0.2 * M, [35, 67.5], 'Kola Peninsula|Кольський півострів|Кольский полуостров', {
    country: 'RU',
    code: 'RU-MUR',
  }),
  row('area', 0.3 * M, [23, 54.1], 'Suwałki Gap|Сувальський коридор|Сувалкский коридор|Suwalki Gap|Suwałki Corridor'),
  row('area', 30 * M, [105, 62], 'Siberia|Сибір|Сибирь|Сібір', { country: 'RU' }),
  row('area', 10 * M, [60, 58], 'Urals|Урал|Урал|Ural|Ural Mountains'),
  row('area', 10 * M, [135, 55], 'Russian Far East|Далекий Схід|Дальний Восток', { country: 'RU' }),
  row('area', 10 * M, [44.5, 42.8], 'Caucasus|Кавказ|Кавказ'),
  row('area', 5 * M, [44.6, 43.3], 'North Caucasus|Північний Кавказ|Северный Кавказ', { country: 'RU' }),
  row('area', 5 * M, [44.5, 41.2], 'South Caucasus|Південний Кавказ|Южный Кавказ|Transcaucasia|Закавказье|Закавказзя', {
    code: 'AM AZ GE',
  }),
  row('area', 1 * M, [46.75, 39.82], 'Nagorno-Karabakh|Нагірний Карабах|Нагорный Карабах|Karabakh|Artsakh', {
    country: 'AZ',
  }),
  row('area', 0.5 * M, [43.97, 42.3], 'South Ossetia|Південна Осетія|Южная Осетия', { country: 'GE' }),
  row('area', 20 * M, [25, 57], 'Baltic states|Країни Балтії|Страны Балтии|Baltics|Балтія|Балтия|Прибалтика', {
    code: 'EE LT LV',
  }),
  row('area', 20 * M, [21, 43], 'Balkans|Балкани|Балканы|Balkan Peninsula'),
  row('area', 20 * M, [16, 63], 'Scandinavia|Скандинавія|Скандинавия', { code: 'DK NO SE' }),
  row('area', 10 * M, [18, 63], 'Nordic countries|Північні країни|Страны Северной Европы', { code: 'DK FI IS NO SE' }),
  row('area', 30 * M, [66, 44], 'Central Asia|Середня Азія|Средняя Азия|Центральна Азія|Центральная Азия', {
    code: 'KG KZ TJ TM UZ',
  }),
  row('area', 50 * M, [30, 52], 'Eastern Europe|Східна Європа|Восточная Европа'),
  row('area', 50 * M, [4, 48], 'Western Europe|Західна Європа|Западная Европа'),
  row('area', 30 * M, [17, 49.5], 'Central Europe|Центральна Європа|Центральная Европа'),
  row('area', 80 * M, [44, 30], 'Middle East|Близький Схід|Ближний Восток|Mideast'),
  row('area', 2 * M, [34.42, 31.42], 'Gaza Strip|Сектор Гази|Сектор Газа|Gaza', { country: 'PS' }),
  row('area', 2 * M, [35.25, 32], 'West Bank|Західний берег|Западный берег реки Иордан|Західний берег річки Йордан', {
    country: 'PS',
  }),
  row('area', 0.5 * M, [35.8, 33], 'Golan Heights|Голанські висоти|Голанские высоты|Golan', {
    country: 'SY',
    code: 'SY-QU',
  }),
  row('area', 1 * M, [76, 34.5], 'Kashmir|Кашмір|Кашмир'),
  row('area', 20 * M, [127.5, 37.8], 'Korean Peninsula|Корейський півострів|Корейский полуостров|Korea|Корея', {
    code: 'KP KR',
  }),
  row('area', 5 * M, [-4, 54.5], 'British Isles|Британські острови|Британские острова', { code: 'GB IE' }),
  row('area', 20 * M, [-1.5, 52.7], 'England|Англія|Англия', { country: 'GB' }),
  row('area', 5 * M, [-4.2, 56.8], 'Scotland|Шотландія|Шотландия', { country: 'GB' }),
  row('area', 4 * M, [-3.7, 52.4], 'Wales|Уельс|Уэльс', { country: 'GB' }),
  row('area', 3 * M, [-6.7, 54.6], 'Northern Ireland|Північна Ірландія|Северная Ирландия', { country: 'GB' }),
  row('area', 30 * M, [0, 85], 'Arctic|Арктика|Арктика|Арктыка'),
  row('area', 20 * M, [5, 15], 'Sahel|Сахель|Сахель'),
]

const ISLANDS = [
  row(
    'island',
    0.1 * M,
    [30.167, 45.255],
    'Snake Island|Острів Зміїний|Остров Змеиный|Zmiinyi Island|Зміїний|Змеиный',
    {
      country: 'UA',
      code: 'UA-51',
    },
  ),
  row('island', 0.05 * M, [31.55, 46.6], 'Kinburn Spit|Кінбурнська коса|Кинбурнская коса|Kinburn Peninsula', {
    country: 'UA',
  }),
  row('island', 0.03 * M, [36.53, 45.27], 'Tuzla Island|Острів Тузла|Остров Тузла|Tuzla', {
    country: 'UA',
    code: 'UA-43',
  }),
  row('island', 0.05 * M, [30.95, 61.37], 'Valaam|Валаам|Валаам|Valamo|Valaam Island|Valaam Archipelago', {
    country: 'RU',
    code: 'RU-KR',
  }),
  row('island', 0.05 * M, [35.71, 65.08], 'Solovetsky Islands|Соловецькі острови|Соловецкие острова|Solovki|Соловки', {
    country: 'RU',
    code: 'RU-ARK',
  }),
  row('island', 0.04 * M, [35.227, 62.068], 'Kizhi|Кіжі|Кижи|Kizhi Island', { country: 'RU', code: 'RU-KR' }),
  row(
    'island',
    0.4 * M,
    [147.5, 45.2],
    'Kuril Islands|Курильські острови|Курильские острова|Kurils|Kuriles|Курилы|Курили',
    { country: 'RU' },
  ),
  row('island', 0.4 * M, [143, 50.5], 'Sakhalin|Сахалін|Сахалин|Sakhalin Island', { country: 'RU', code: 'RU-SAK' }),
  row('island', 0.2 * M, [57, 74], 'Novaya Zemlya|Нова Земля|Новая Земля', { country: 'RU' }),
  row('island', 0.1 * M, [55, 80.6], 'Franz Josef Land|Земля Франца-Йосифа|Земля Франца-Иосифа', { country: 'RU' }),
  row('island', 0.1 * M, [-179.5, 71.2], 'Wrangel Island|Острів Врангеля|Остров Врангеля', { country: 'RU' }),
  row('island', 0.4 * M, [18.4, 57.5], 'Gotland|Готланд|Готланд', { country: 'SE' }),
  row('island', 0.3 * M, [14.9, 55.15], 'Bornholm|Борнгольм|Борнхольм', { country: 'DK' }),
  row('island', 0.2 * M, [22.5, 58.4], 'Saaremaa|Сааремаа|Сааремаа', { country: 'EE' }),
  row('island', 2 * M, [14.1, 37.6], 'Sicily|Сицилія|Сицилия', { country: 'IT' }),
  row('island', 1 * M, [24.8, 35.2], 'Crete|Крит|Крит', { country: 'GR' }),
  row('island', 0.4 * M, [72.42, -7.31], 'Diego Garcia|Дієго-Гарсія|Диего-Гарсия', { country: 'IO' }),
  row('island', 0.5 * M, [114, 10], 'Spratly Islands|Острови Спратлі|Острова Спратли|Spratlys'),
  row('island', 0.3 * M, [112, 16.5], 'Paracel Islands|Парасельські острови|Парасельские острова|Paracels'),
]

const FACILITIES = [
  row(
    'facility',
    0.2 * M,
    [30.9447, 61.3889],
    'Valaam Monastery|Валаамський монастир|Валаамский монастырь|Spaso-Preobrazhensky Valaam Monastery|Валаамский Спасо-Преображенский монастырь',
    {
      country: 'RU',
      code: 'RU-KR',
    },
  ),
  row('facility', 0.1 * M, [35.7103, 65.0245], 'Solovetsky Monastery|Соловецький монастир|Соловецкий монастырь', {
    country: 'RU',
    code: 'RU-ARK',
  }),
  row(
    'facility',
    0.1 * M,
    [30.557, 50.4346],
    'Kyiv Pechersk Lavra|Києво-Печерська лавра|Киево-Печерская лавра|Kyiv-Pechersk Lavra|Kiev Pechersk Lavra|Monastery of the Caves',
    {
      country: 'UA',
      code: 'UA-30',
    },
  ),
  row(
    'facility',
    0.05 * M,
    [37.5667, 49.0278],
    'Sviatohirsk Lavra|Святогірська лавра|Святогорская лавра|Svyatohirsk Lavra',
    {
      country: 'UA',
      code: 'UA-14',
    },
  ),
  row('facility', 0.05 * M, [25.5047, 50.0447], 'Pochaiv Lavra|Почаївська лавра|Почаевская лавра|Pochayiv Lavra', {
    country: 'UA',
    code: 'UA-61',
  }),
  row(
    'facility',
    0.05 * M,
    [38.1306, 56.3103],
    'Trinity Lavra of St. Sergius|Троїце-Сергієва лавра|Троице-Сергиева лавра|Trinity-Sergius Lavra',
    {
      country: 'RU',
      code: 'RU-MOS',
    },
  ),
  row('facility', 0.05 * M, [43.3936, 54.9228], 'Diveyevo Monastery|Дівєєвський монастир|Дивеевский монастырь', {
    country: 'RU',
  }),
  row(
    'facility',
    0.05 * M,
    [27.6142, 57.8108],
    'Pskov-Caves Monastery|Псково-Печерський монастир|Псково-Печерский монастырь',
    {
      country: 'RU',
    },
  ),
  row('facility', 0.05 * M, [35.9697, 54.0539], 'Optina Pustyn|Оптина пустинь|Оптина пустынь|Optina Monastery', {
    country: 'RU',
  }),
  row(
    'facility',
    0.05 * M,
    [33.6578, 60.7897],
    'Alexander-Svirsky Monastery|Олександро-Свірський монастир|Александро-Свирский монастырь',
    {
      country: 'RU',
    },
  ),
  row('facility', 0.1 * M, [24.25, 40.2], 'Mount Athos|Афон|Афон|Athos|Святая гора Афон', { country: 'GR' }),
  row(
    'facility',
    4 * M,
    [37.6176, 55.7517],
    'Kremlin|Кремль|Кремль|Moscow Kremlin|Московський Кремль|Московский Кремль|Крэмль',
    {
      country: 'RU',
      code: 'RU-MOW',
    },
  ),
  row('facility', 0.5 * M, [37.6208, 55.7539], 'Red Square|Червона площа|Красная площадь', {
    country: 'RU',
    code: 'RU-MOW',
  }),
  row('facility', 4 * M, [-77.0365, 38.8977], 'White House|Білий дім|Белый дом', { country: 'US', code: 'US-DC' }),
  row('facility', 2 * M, [-77.0559, 38.8719], 'Pentagon|Пентагон|Пентагон', { country: 'US', code: 'US-VA' }),
  row('facility', 1 * M, [-77.0091, 38.8899], 'Capitol|Капітолій|Капитолий|US Capitol|Capitol Hill', {
    country: 'US',
    code: 'US-DC',
  }),
  row('facility', 0.5 * M, [-80.0772, 26.6771], 'Mar-a-Lago|Мар-а-Лаго|Мар-а-Лаго', { country: 'US', code: 'US-FL' }),
  row('facility', 1 * M, [-0.1276, 51.5034], 'Downing Street|Даунінг-стріт|Даунинг-стрит|10 Downing Street', {
    country: 'GB',
  }),
  row('facility', 1 * M, [2.3165, 48.8704], 'Élysée Palace|Єлисейський палац|Елисейский дворец|Elysee', {
    country: 'FR',
  }),
  row(
    'facility',
    0.5 * M,
    [30.5277, 50.4489],
    'Bankova|Банкова|Банковая|Bankova Street|Office of the President of Ukraine',
    {
      country: 'UA',
      code: 'UA-30',
    },
  ),
  row(
    'facility',
    0.5 * M,
    [30.5245, 50.4501],
    'Maidan Nezalezhnosti|Майдан Незалежності|Майдан Незалежности|Maidan|Independence Square|Майдан',
    {
      country: 'UA',
      code: 'UA-30',
    },
  ),
  row(
    'facility',
    1 * M,
    [34.5853, 47.5119],
    'Zaporizhzhia Nuclear Power Plant|Запорізька АЕС|Запорожская АЭС|Zaporizhzhia NPP|ZNPP|ЗАЕС|ЗАЭС|Zaporizhia Nuclear Power Plant|Zaporozhye NPP',
    {
      country: 'UA',
      code: 'UA-23',
    },
  ),
  row(
    'facility',
    0.8 * M,
    [30.0992, 51.3894],
    'Chernobyl Nuclear Power Plant|Чорнобильська АЕС|Чернобыльская АЭС|Chornobyl NPP|Chernobyl NPP|ЧАЕС|ЧАЭС',
    {
      country: 'UA',
      code: 'UA-32',
    },
  ),
  row('facility', 0.3 * M, [35.8967, 51.6753], 'Kursk Nuclear Power Plant|Курська АЕС|Курская АЭС|Kursk NPP', {
    country: 'RU',
  }),
  row(
    'facility',
    0.3 * M,
    [26.0897, 54.7614],
    'Astravets Nuclear Power Plant|Білоруська АЕС|Белорусская АЭС|Belarusian Nuclear Power Plant|Ostrovets NPP',
    {
      country: 'BY',
    },
  ),
  row(
    'facility',
    0.6 * M,
    [33.3703, 46.7775],
    'Kakhovka Dam|Каховська ГЕС|Каховская ГЭС|Kakhovka Hydroelectric Power Plant|Kakhovka HPP',
    {
      country: 'UA',
      code: 'UA-65',
    },
  ),
  row(
    'facility',
    0.5 * M,
    [36.5069, 45.3083],
    'Crimean Bridge|Кримський міст|Крымский мост|Kerch Bridge|Kerch Strait Bridge|Керченский мост|Керченський міст',
    {
      country: 'UA',
      code: 'UA-43',
    },
  ),
  row('facility', 0.2 * M, [37.7397, 48.0736], 'Donetsk Airport|Донецький аеропорт|Донецкий аэропорт', {
    country: 'UA',
    code: 'UA-14',
  }),
  row('facility', 0.2 * M, [63.342, 45.965], 'Baikonur Cosmodrome|Байконур|Космодром Байконур', { country: 'KZ' }),
]

const WATERS = [
  row('water', 5 * M, [-30, 20], 'Atlantic Ocean|Атлантичний океан|Атлантический океан|Atlantic|Атлантика'),
  row('water', 5 * M, [75, -20], 'Indian Ocean|Індійський океан|Индийский океан'),
  row('water', 5 * M, [-150, 10], 'Pacific Ocean|Тихий океан|Тихий океан|Pacific'),
  row('water', 5 * M, [0, 82], 'Arctic Ocean|Північний Льодовитий океан|Северный Ледовитый океан'),
  row('water', 2 * M, [20, -65], 'Southern Ocean|Південний океан|Южный океан'),
  row('water', 3 * M, [34.2, 48.5], 'Dnipro (river)|Дніпро|Днепр|Dnieper|Dnipro River|Dnepr|Дняпро', { country: 'UA' }),
  row('water', 0.2 * M, [34, 47.4], 'Kakhovka Reservoir|Каховське водосховище|Каховское водохранилище', {
    country: 'UA',
  }),
  row('water', 0.5 * M, [37.7, 48.9], 'Siverskyi Donets|Сіверський Донець|Северский Донец|Seversky Donets|Donets'),
  row('water', 1 * M, [41.5, 49.3], 'Don (river)|Дон|Дон|Don River|Don', { country: 'RU' }),
  row('water', 2 * M, [46, 51], 'Volga|Волга|Волга|Volga River', { country: 'RU' }),
  row('water', 2 * M, [22.5, 44], 'Danube|Дунай|Дунай|Danube River'),
  row('water', 0.5 * M, [29.2, 47], 'Dniester|Дністер|Днестр|Dnister|Dniester River'),
  row('water', 0.3 * M, [38.3, 49.3], 'Oskil|Оскіл|Оскол|Oskil River|Oskol'),
  row('water', 0.3 * M, [29.1, 59.8], 'Neva Bay|Невська губа|Невская губа'),
  row('water', 1 * M, [28.98, 41.1], 'Bosphorus|Босфор|Босфор|Bosporus|Turkish Straits', { country: 'TR' }),
  row('water', 1 * M, [32.35, 30.5], 'Suez Canal|Суецький канал|Суэцкий канал', { country: 'EG' }),
  row('water', 1 * M, [56.4, 26.6], 'Strait of Hormuz|Ормузька протока|Ормузский пролив'),
  row('water', 1 * M, [119.5, 24.5], 'Taiwan Strait|Тайванська протока|Тайваньский пролив'),
  row('water', 0.8 * M, [1.5, 50.9], 'English Channel|Ла-Манш|Ла-Манш|La Manche'),
]

const HISTORICAL = [
  row(
    'historical',
    100 * M,
    null,
    'Soviet Union|Радянський Союз|Советский Союз|USSR|U.S.S.R.|СРСР|СССР|Savetski Sayuz',
    { wikidata: 15180 },
  ),
  row('historical', 10 * M, null, 'Russian Empire|Російська імперія|Российская империя|Tsarist Russia', {
    wikidata: 34266,
  }),
  row('historical', 5 * M, null, 'Kyivan Rus|Київська Русь|Киевская Русь|Kievan Rus'),
  row('historical', 5 * M, null, 'Yugoslavia|Югославія|Югославия'),
  row('historical', 5 * M, null, 'Czechoslovakia|Чехословаччина|Чехословакия'),
  row('historical', 5 * M, null, 'East Germany|НДР|ГДР|GDR|German Democratic Republic'),
  row('historical', 5 * M, null, 'Ottoman Empire|Османська імперія|Османская империя'),
  row('historical', 5 * M, null, 'Austria-Hungary|Австро-Угорщина|Австро-Венгрия|Austro-Hungarian Empire'),
]

const VAGUE = [
  row(
    'vague',
    50 * M,
    null,
    'the West|Захід|Запад|Захад|Western world|collective West|колективний Захід|коллективный Запад',
  ),
  row('vague', 20 * M, null, 'Global South|Глобальний Південь|Глобальный Юг'),
  row('vague', 10 * M, null, 'Russian world|Русскій мір|Русский мир|Russkiy mir'),
  row(
    'vague',
    10 * M,
    null,
    'post-Soviet space|пострадянський простір|постсоветское пространство|former Soviet republics',
  ),
  row('vague', 5 * M, null, 'front line|лінія фронту|линия фронта|frontline|contact line|line of contact'),
]

/** How often waters of the map are meant, by the size of their label. */
const WATER_WEIGHT = { 1: 0.2 * M, 2: 0.5 * M, 3: 2 * M, 4: 5 * M }

// Oceans have rows of their own above, in ordinary letters.
const waterRows = () =>
  WATER.filter(([, , [en]]) => en !== en.toUpperCase()).map(([lon, lat, names, , size]) =>
    row('water', WATER_WEIGHT[size], [lon, lat], names.map(unbroken).join('|')),
  )

/** The map breaks long names over lines, some after a hyphen. */
const unbroken = (name) => name.replace('-\n', '-').replace('\n', ' ')

/** Rows of the supplement: { kind, weight, at, names: [en, uk, ru, …more], country?, code?, wikidata? }. */
export const supplementRows = () => [
  ...UNIONS,
  ...CONTINENTS,
  ...AREAS,
  ...ISLANDS,
  ...FACILITIES,
  ...waterRows(),
  ...WATERS,
  ...HISTORICAL,
  ...VAGUE,
]
