const words = (list: string): ReadonlySet<string> => new Set(list.trim().split(/\s+/))

/** Given names of women, in small letters, of the languages that news in English is full of; written for Dateline. */
const FEMALE = words(`
abigail adriana agnes agnieszka aino aisha alena alexandra alexis alice alicia alina alison allison alyssa amanda amber amina amy ana anastasia andrea angela angelina anita ann anna anne
annette annie antonia april ashley astrid audrey aya ayesha barbara beata beatrice beatriz becky beth betty beverly birgit bonnie brenda bridget brigitte brittany camila camille carla carmen carol
carolina caroline carolyn catherine cathy charlotte chelsea cheryl chiara christina christine cindy claire clara claudia colleen connie courtney crystal cynthia dana daniela danielle darlene
daria dawn debbie deborah debra denise diana diane dina dolores donna doris dorothy edith edna eileen elaine eleanor elena elif elisabeth elizabeth ella ellen elsa emily emma erica erika esther
ethel eva evelyn faith fatima fatma felicia fiona florence frances francesca gabriela gabrielle gail geraldine gina giulia glenda gloria grace greta gretchen halyna hanna hannah harriet hazel heather heidi helen helena
helga hillary holly ilse ingrid irene irina isabel isabella ivana jackie jacqueline jana jane janet janice jasmine jeanne jelena jen jenna jennifer jenny jessica jill joan joann joanna joanne josephine joy joyce
juanita judith judy julia juliana julie june karen karin katarina kate katherine kateryna kathleen kathryn kathy katie katya kayla keiko khadija kristen kristin kristina ksenia larisa larysa laura lauren laurie leah leila
lena leyla lidia lilian lillian lina linda lindsay lindsey lisa liudmila ljudmila lois lori lorena louise lucia lucille lucy ludmila lydia lynn madison magdalena maia maja malala manuela marcia margaret margarita
maria mariam marian mariana marie marilyn marina marion marsha marta martha mary maryam maureen megan mei moira melanie melinda melissa meredith michelle mildred mina miranda misty molly monica monika monique
nadia nadezhda nancy naomi natalia natalie natalya nicole nina nino nora norma olena olga olivia oksana pam pamela patricia patty paula pauline peggy penny petra phyllis priya rachel rania
rebecca regina renee rhonda rita roberta rosa rosie roxana ruby ruth sabine sally salome samantha samira sandra sanna sara sarah shannon sharon sheila shelly sherri sherry shirley sigrid silvia simone sofia
sonia sophia sophie stacey stacy stella stephanie sue susan susanne suzanne svetlana svitlana sylvia tamar tamara tammy tanya tara tatiana tatyana teresa terri thelma theresa tiffany tina toni tonya tracy ulla ursula ute valentina
valeria valerie vanessa vera veronica veronika vicki vicky victoria viktoria viola wanda wendy yana yasmin yelena yevgenia yolanda yulia yuliya yuki yvonne zainab zara zeynep zoe brandy erin kimberly marlene rose vivian
doreen trish noreen maud mavis hilda enid bronwen ceridwen anwen siobhan aoife niamh sinead orla grainne roisin deirdre saoirse bridie mairead freya imogen tamsin philippa pippa gemma
kerstin annika ingeborg solveig ragnhild sigrun gudrun liisa kaisa riikka jadwiga malgorzata zofia zuzana lenka milena snezana dragana jovana ioana lyudmila lyubov iryna olha mariia
anastasiia yuliia oleksandra nadiya yevheniia poppy esme deepika lakshmi anjali sunita kavita nandita rekha shabana sushma smriti mamata meera geeta pooja shreya divya swati ngozi
chioma adaeze folake yetunde wanjiru achieng thandi nomsa lindiwe xiomara yesenia graciela rocio marisol saskia femke anneke marijke liesbeth genevieve veronique mathilde fatou aminata
aissatou samiya shirin laleh parvin setareh noriko akiko sachiko naoko tomoko lupe inga tegan rhiannon cerys ffion lorraine beryl muriel olwen sybil winifred agatha millie evie amelia
matilda tabitha
amaka nkechi ifeoma funmi bukola titilayo hauwa fatimah halima safiya akosua ama efua adwoa wanjiku nyambura akinyi atieno zodwa lerato palesa naledi zanele
priyanka neha sneha ritu rina meena seema reena rani usha asha lata nirmala fauzia hina saima sadia bushra benazir imelda corazon risa yingluck ratna siti nurul megawati
paige haley kaitlyn alyssa destiny latoya keisha tamika shanice ebony kirsty shona ailsa morag catriona sian carys mhairi eilidh ciara caoimhe aoibheann fionnuala jacinta kylie narelle
sheree leanne lianne maxine yvette nicolette bernadette germaine nthabiseng
`)

/** Given names of men, likewise. */
const MALE = words(`
aaron abdul abdullah abel abu adam adrian ahmad ahmed aidan alan albert aleksandar aleksander aleksandr aleksei alejandro aleksey alessandro alex alexander alexandre alexei alexey alfred ali allan allen alvaro amir anatoly anders andre
andreas andrei andres andrew andrey andrii andriy andrzej andy angelo anthony anton antonio antti ari arkady armen arnold artem arthur artur asad ashraf austin bakhtiyar barack barry bashar ben benjamin bernard bernie bill billy
björn bob bobby bogdan boris brad bradley brandon brendan brett brian bruce bruno bryan caleb calvin cameron carl carlos cecil cesar charles charlie chester chris christian christoph christopher clarence claude clayton clifford clint
clinton cody colin connor corey craig cristian curtis cyril dale damian dan daniel darrell darren daryl dave david davit dean denis dennis denys derek derrick devin diego dieter dimitri dimitris dirk dmitri dmitriy dmitry dmytro don donald doug
douglas dragan duane duncan dustin dwayne dylan earl eddie edgar eduardo edward edwin egor elias emil emmanuel enrique eric erik ernest erwin ethan eugene evan fabian farid felipe felix ferdinand fernando finn florian floyd francesco francis francisco franco
francois frank franklin franz fred frederick fredrik friedrich fritz gabor gabriel garrett gary gavin gennady geoff geoffrey georg george georgi georgy gerald gerard gerhard gianni gilbert giorgi giorgio giovanni giuseppe glen glenn gleb gordon graham grant greg
gregory grigory guillaume guillermo gunther gustav guy hamid hamza hans harold harry harvey hasan hassan heinrich helmut henri henrik henry herbert herman hiroshi horst howard hugh hugo hussein ian ibrahim igor ihor ilham ilya imran ioannis
isaac ismail ivan ivo jack jackson jacob jacques jake jakob jakub james jan janos jared jason javier jay jean jeff jeffrey jens jeremiah jeremy jerome jerry jerzy jesse jesus jim jimmy jin joachim joao jochen joe joel johan johann johannes john johnny jon
jonas jonathan jordan jorge jose joseph josef josh joshua jozef juan juha jukka julian julio justin jurgen kamal karel kari karim karl kazuo keir keith ken kenneth kent kenji kevin khalid kirill kirk klaus konstantin kostas kurt kyle lance larry lars laszlo lawrence lech lee
leo leon leonard leonid leroy levan leslie lester lev lewis liam lloyd logan lorenzo lothar louis lubomir luca lucas luigi luis lukas luke maksim maksym malcolm manfred manuel marc marcel marcin marco marcus marek mario mark marko markus marshall martin marvin mason massimo mateusz matt matthew
matthias matti maurice mauricio max maxim maxime mehmet mehdi melvin michael michal michel miguel mihail mikael mike mikhail mikko milan milos milton miroslav mitch mitchell mitt mohamed mohammad mohammed morgan moritz muhammad murat mustafa mykola nasser nathan nathaniel neil nelson
nicholas nick nicolas nigel nikita niko nikola nikolai nikolaus nikolay nikos noah norbert norman oleg oleh oleksandr oleksii oleksiy oliver olivier omar omer oscar osman otto owen pablo paolo pascal patrick paul paulo pavel pavlo pawel pedro pekka per perry pete peter petr
petro phil philip philipp philippe phillip pierre piotr pyotr radoslaw rafael rainer rajesh ralf ralph ramon ramzan randall randy raul raymond recep reinhard rene ricardo richard rick ricky robert roberto rodney rodrigo roger roland rolf roman ron ronald ronnie roy ruben rudolf rupert ruslan russell
rustam ryan salman salvatore sam samir samuel scott sean sebastian sergei sergey sergio serhii serhiy seth shane shaun shawn shinzo sidney simon slobodan spencer stan stanislav stanley stefan stefano steffen stephan stephen steve steven stewart stig stuart sven
tariq taras ted teemu terrance terry theo theodore thierry thomas tim timo timothy timur tobias todd tom tomas tomasz tommy tony toomas travis trevor troy tyler udo ulrich umar vadim valentin valeriy valery vasily vasyl vernon vikram viktor vince vincent vincenzo virgil vitali vitaly vitalii vitaliy vlad
vladimir vladislav volodymyr vyacheslav wade waldemar walter warren wayne wei werner wilhelm willard william willie wolfgang xavier yaroslav yegor yevgeny yosef yuri yuriy yusuf yves zachary zoltan cory danny gene mahmoud mathew rob victor wallace wesley
kev stu gaz baz gareth rhys ieuan huw gethin emyr dafydd angus hamish fergus callum ewan euan alasdair alistair padraig eamon cormac declan niall oisin ciaran diarmuid seamus donal
conor rory femi tunde emeka chidi kwame kofi kwesi sipho thabo babatunde olumide segun rodion zakhar rinat radik arseniy bohdan mykhailo yevhen yurii kyrylo danylo hryhorii stepan ostap
arvind narendra rahul amit sanjay vijay suresh ramesh mahesh dinesh rakesh mukesh anil sunil ashok vinod manoj pankaj deepak nitin nitish devendra uddhav siddharth karthik venkat
srinivas faisal zaheer javed naveed asif wasim nadeem bilal usman rashid jamal krzysztof wojciech jaroslaw zbigniew zdenek radek ondrej vaclav bohumil lubos dusan goran zoran nenad vuk
branko ilir agim besnik arben radu mircea ionut gheorghe traian plamen ivaylo hristo giorgos yannis stavros torbjorn oyvind haakon magnus sigurd rasmus soren kasper mikkel jesper heikki
jari kimmo duarte rui nuno tiago vasco gonzalo ignacio joaquin alonso takashi satoshi haruki yoshi delmar clive giles barnaby humphrey wilf alfie archie ollie jem
dick chinedu chukwuma obinna ifeanyi kunle gbenga dapo yemi rotimi musa sani abubakar aminu nasir kabiru bashir suleiman kwabena yaw kojo uhuru raila mwai rigathi musalia njoroge kamau
kimani otieno ochieng odhiambo hamisi mandla bongani themba vusi andile julius pravin ajay arun sachin virat rohit ravi raj rajiv prakash naveen manish sandeep pradeep kuldeep gurpreet harpreet
mohan gopal krishna shehbaz bilawal shahid fawad zafar pervez ghulam sajid waqar shoaib babar rizwan saad kamran benigno panfilo vicente jejomar gilberto prayut anutin thaksin somchai anwar mahathir
najib muhyiddin joko prabowo susilo fumio yoshihide takeshi elijah isaiah jermaine darnell tyrone malik darius deandre otis garry geraint iwan owain hywel eoin cillian micheal enda bertie ruaridh
jarrod lachlan kieran
`)

/** Given names of women and of men, and surnames that stand as such. */
const EITHER = words(`
casey chad clare francis jackie jamie jo jessie kay kelly kerry kim leslie logan michele pat robin sandy sasha shannon tracey whitney brooke caitlin lewis evelyn angel blake drew alexis robbie frankie chris sam alex max noor
`)

/** Common given names, in small letters: a place’s name after one is a surname, and one of these before a surname is no place. */
export const GIVEN_NAMES: ReadonlySet<string> = new Set([...FEMALE, ...MALE, ...EITHER])

/** Surnames of Slavic languages that change with who bears them. */
const WOMANS_SURNAME = /\p{L}(?:[oe]va|ina|[sc]kaya|ska|skaia)$/u
const MANS_SURNAME = /\p{L}(?:[oe]v|[sc]ky|[sc]kiy|ski|skyi)$/u

/** Whether a full name is a woman’s or a man’s; null where it may be either. A title before it says more. */
export function genderOf(name: string): 'she' | 'he' | null {
  if (/^(?:Mrs|Ms|Miss|Lady|Dame|Sister|Queen|Princess)\b/u.test(name)) return 'she'
  if (/^(?:Mr|Sir|Lord|Father|King|Prince)\b/u.test(name)) return 'he'
  const parts = name.split(' ')
  const given = (parts[0] ?? '').toLowerCase()
  if (FEMALE.has(given) && !EITHER.has(given) && !MALE.has(given)) return 'she'
  if (MALE.has(given) && !EITHER.has(given) && !FEMALE.has(given)) return 'he'
  const last = parts.at(-1) ?? ''
  if (parts.length > 1 && WOMANS_SURNAME.test(last)) return 'she'
  return parts.length > 1 && MANS_SURNAME.test(last) ? 'he' : null
}
