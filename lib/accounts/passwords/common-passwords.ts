/**
 * Long words and phrases that people choose: those high in every published list, keyboard runs,
 * well-known lines. Folded like in password-problem.ts (lowercase, without spaces, dots, underscores
 * and hyphens).
 */
const stems = `
  !qaz2wsx#edc4rfv !qaz@wsx#edc$rfv 000000 0987654321 111111 111222333444555 112233 11223344
  1122334455 112233445566778 1122334455667788 121212 123123 123123123123123 123321 1234567890
  123456789012345! 1234567890123451 12345678901234512 123456789012345123 1234567890123451234
  1234567890123456! 12345678901234561 123456789012345612 1234567890123456123 12345678901234561234
  12345678901234567890! 123456789012345678901 1234567890123456789012 12345678901234567890123
  123456789012345678901234 12345678910 123456789123456789 123456789987654321 123456789a 123456a
  1234qwer 123654 147258 147258369147258 159357159357159 159753 1q2w3e 1q2w3e4r 1q2w3e4r5t
  1q2w3e4r5t6y7u8i 1q2w3e4r5t6y7u8i9o0p 1qaz2wsx 1qaz2wsx3edc4rfv 1qaz2wsx3edc4rfv5tgb 1qazxsw2
  654321 666666 696969 777777 789456 888888 987654321 987654321012345 999999 a123456789
  a1b2c3d4e5f6g7h8 a1s2d3f4g5h6j7k8 aaaaaa abc123 abcd1234 abcdef abcdefghijklmno abcdefghijklmnop
  abcdefghijklmnopqrstuvwxyz abracadabra abracadabra1234! abracadabra12341 abracadabra123412
  abracadabra1234123 abracadabra12341234 access admin administrator administrator112
  administrator1123 administrator11234 administrator1231 administrator12312 administrator2024!
  administrator20241 administrator202412 administrator2024123 administrator20241234
  administrator2025! administrator20251 administrator202512 administrator2025123
  administrator20251234 administrator2026! administrator20261 administrator202612
  administrator2026123 administrator20261234 administratorpassword adminpassword adminpassword112
  adminpassword1123 adminpassword11234 adminpassword1231 adminpassword12312 alfaromeo
  alhamdulillah alhamdulillah1231 alhamdulillah12312 allahuakbar allyouneedis allyouneedislove
  allyourbasearebelongtous amazon america andrew anotherbrickinthewall apple arsenal
  arsenalfootball asdf1234 asdfgh asdfghjkl asdfghjklqwertyuiop asecretpassword asecurepassword
  ashley autumn averylongpassword averysecurepassword averystrongpassword azerty azertyuiop banana
  barcelona baseball baseballbaseball basketball basketballbasketball batman batman123456789!
  batman1234567891 batman12345678912 batman123456789123 batman1234567891234 berlin bismillah
  bismillahirrahmanirrahim blackandwhite bohemianrhapsody bostonredsox breakingbad butterfly
  butterflybutterfly californiadreaming californialove callofduty carpediem carpediem123456!
  carpediem1234561 carpediem12345612 carpediem123456123 carpediem1234561234 changeme changemenow
  changemeplease changemypassword changethispassword charlie charlie123456789! charlie1234567891
  charlie12345678912 charlie123456789123 charlie1234567891234 cheese chelsea chelseafootballclub
  chicagobulls chicagocubs chocolate chocolatecake chocolatecake1231 chocolatecake12312
  chocolatechocolate cisco cocacola cocacolacocacola companypassword companypassword112
  companypassword1123 companypassword11234 computer computer123456789! computer1234567891
  computer12345678912 computer123456789123 computer1234567891234 cookie
  correcthorsebatterystaplecorrecthorsebatterystaple corvette counterstrike cowboys
  cristianoronaldo dallascowboys dallascowboys22 daniel database davidbeckham december default
  defaultpassword defaultpassword112 defaultpassword1123 defaultpassword11234 demo dontforgetthis
  dontforgetthis112 dontforgetthis1123 dontforgetthis11234 donttellanybody donttellanyone
  dontworrybehappy dragon dragon1234567890! dragon12345678901 dragon123456789012
  dragon1234567890123 dragon12345678901234 dragondragondragon enterpasswordhere facebook
  fcbarcelona fcbarcelona12345! fcbarcelona123451 fcbarcelona1234512 fcbarcelona12345123
  fcbarcelona123451234 february ferrari finalfantasy flower football football123456789!
  football1234567891 football12345678912 football123456789123 football1234567891234
  footballfootball forgotmypassword forgotpassword forgotpassword112 forgotpassword1123
  forgotpassword11234 fortnitefortnite freedom fucktheworld fuckyouasshole fuckyoufuckyou
  gameofthrones glorymanunited godblessamerica godblessyou godisalwaysgood godisgood
  godisgoodallthetime godisgreat godislove gofuckyourself goldenstatewarriors goodmorning
  goodmorning1234! goodmorning12341 goodmorning123412 goodmorning1234123 goodmorning12341234
  goodmorningsunshine goodnight goodnightmoon google grandtheftauto greenbaypackers guest
  guildhall guildhall123456! guildhall1234561 guildhall12345612 guildhall123456123
  guildhall1234561234 guildhallguildhall guildhallpassword hakunamatata hakunamatata1231
  hakunamatata12312 happybirthday happybirthday112 happybirthday1123 happybirthday11234
  happybirthdaytoyou happynewyear happynewyear2024! happynewyear20241 happynewyear202412
  happynewyear2024123 happynewyear20241234 happynewyear2025! happynewyear20251 happynewyear202512
  happynewyear2025123 happynewyear20251234 happynewyear2026! happynewyear20261 happynewyear202612
  happynewyear2026123 happynewyear20261234 harley harleydavidson harrypotter harrypotter1231
  harrypotter12312 harrystyles hastalavistababy hello hellohello hellohellohello hellokitty
  hellokitty12345! hellokitty123451 hellokitty1234512 hellokitty12345123 hellokitty123451234
  hellokittyhellokitty helloworld helloworld12345! helloworld123451 helloworld1234512
  helloworld12345123 helloworld123451234 helloworld123456! helloworld1234561 helloworld12345612
  helloworld123456123 helloworld1234561234 helloworldhello highwaytohell hockey hotelcalifornia
  humptydumpty humptydumptysatonawall hunter iamthebestintheworld idontknow idontknowmypassword
  idontremember idontrememberit iforgotmypassword iforgotmypassword112 iforgotmypassword1123
  iforgotmypassword11234 iforgotthepassword ihatemypassword ihatepasswords ihavenopassword
  ilovechocolate ilovegod iloveme ilovemychildren ilovemyfamily ilovemyhusband ilovemyself
  ilovemywife iloveyou iloveyou12345678! iloveyou123456781 iloveyou1234567812 iloveyou12345678123
  iloveyou123456781234 iloveyou123456789! iloveyou1234567891 iloveyou12345678912
  iloveyou123456789123 iloveyou1234567891234 iloveyou2 iloveyouangel iloveyoubaby iloveyouforever
  iloveyouiloveyou iloveyoujesus iloveyoumom iloveyoumorethanever iloveyousomuch iloveyouverymuch
  insallah insallah12345! insallah123451 insallah1234512 insallah12345123 insallah123451234
  instagram internet inthenameofgod ironmaiden ironman itsasecret itsasecret12345!
  itsasecret123451 itsasecret1234512 itsasecret12345123 itsasecret123451234 itsfiveoclocksomewhere
  itsybitsyspider iwanttobreakfree jackdaniels jaishreeram jaishreeram1234! jaishreeram12341
  jaishreeram123412 jaishreeram1234123 jaishreeram12341234 january jennifer jennifer123456789!
  jennifer1234567891 jennifer12345678912 jennifer123456789123 jennifer1234567891234 jessica
  jesuschrist jesusismylord jesusisthelord jesusjesusjesus jesuslovesme jordan jordan23
  justinbieber killer knowledgeispower lamborghini lasvegas leagueoflegends legendofzelda
  letitbeletitbe letmein letmein123456789! letmein1234567891 letmein12345678912
  letmein123456789123 letmein1234567891234 letmeinletmein letmeinplease letthegoodtimesroll
  linkinpark lionelmessi livelaughlove livelaughlove112 livelaughlove1123 livelaughlove11234
  livelongandprosper liverpool liverpoolfc login london longpassword longpassword1231
  longpassword12312 longpassword1234! longpassword12341 longpassword123412 longpassword1234123
  longpassword12341234 lordoftherings losangeles losangeleslakers loveisallyouneed lovely loveme
  luckyluckylucky manchester manchestercity manchesterunited manchesterunited112
  manchesterunited1123 manchesterunited11234 manchesterunitedfc maryhadalittlelamb mashallah
  mashallah12345! mashallah123451 mashallah1234512 mashallah12345123 mashallah123451234 master
  masterpassword masterpassword112 masterpassword1123 masterpassword11234 maytheforcebewithme
  maytheforcebewithyou mcdonalds mercedes merrychristmas merrychristmas112 merrychristmas1123
  merrychristmas11234 metallica metallicametallica michael michael123456789! michael1234567891
  michael12345678912 michael123456789123 michael1234567891234 michaeljackson michaeljordan
  mickeymousedonald microsoft minecraftminecraft monkey monkey1234567890! monkey12345678901
  monkey123456789012 monkey1234567890123 monkey12345678901234 monkeymonkeymonkey motherfucker
  motherfucker112 motherfucker1123 motherfucker11234 mustang mycompanypassword mynewpassword
  mypassword mypassword1231 mypassword12312 mypasswordis mypasswordispassword mysecretpassword
  mysupersecretpassword neveragain neverforget neverforgetyou nevergiveup nevergiveupnever
  nevergonnagiveyouup neversaynever newpassword newpassword1231 newpassword12312 newpassword1234!
  newpassword12341 newpassword123412 newpassword1234123 newpassword12341234 newyork newyorkcity
  newyorkgiants newyorkyankees nirvananirvana nobodyknows nobodyknowsthis nopasswordneeded
  northcarolina notapassword notmypassword notmyrealpassword november october officepassword
  omnamahshivaya onceuponatime onceuponatime112 onceuponatime1123 onceuponatime11234 onedirection
  onelovefortheworld oneteothreefour onetwothreefour onetwothreefourfive opensesame
  opensesame12345! opensesame123451 opensesame1234512 opensesame12345123 opensesame123451234
  oracle p@ssw0rd p@ssw0rd12345678! p@ssw0rd123456781 p@ssw0rd1234567812 p@ssw0rd12345678123
  p@ssw0rd123456781234 p@ssw0rdp@ssw0rd p@ssword pa55word paris passpass passw0rd passw0rdpassw0rd
  password password123412 password1234123 password12341234 password12345678! password123456781
  password1234567812 password12345678123 password123456781234 password123456789!
  password1234567890! password12345678901 password123456789012 password1234567890123
  password12345678901234 password1234567891 password12345678912 password123456789123
  password1234567891234 password123password password1password passwordispassword passwordpassword
  passwordpassword112 passwordpassword1123 passwordpassword11234 passwordpasswordpassword passwort
  peanutbutter peanutbutterjelly pikachu pittsburghsteelers pleasechangeme pleaseletmein
  pleaseletmeinnow pokemon porsche praisethelord princess princess123456789! princess1234567891
  princess12345678912 princess123456789123 princess1234567891234 princessprincess q1w2e3 q1w2e3r4
  q1w2e3r4t5 q1w2e3r4t5y6u7i8 qazwsx qazwsxedc qazwsxedcrfvtgb qazwsxedcrfvtgbyhn qwer1234 qwerty
  qwerty123456789! qwerty1234567890! qwerty12345678901 qwerty123456789012 qwerty1234567890123
  qwerty12345678901234 qwerty1234567891 qwerty12345678912 qwerty123456789123 qwerty1234567891234
  qwertyqwerty qwertyqwerty1231 qwertyqwerty12312 qwertyui qwertyuiop qwertyuiop[]asdf
  qwertyuiopasdfgh qwertyuiopasdfghjkl qwertyuiopasdfghjklzxcvbnm qwertz realmadrid
  realmadrid12345! realmadrid123451 realmadrid1234512 realmadrid12345123 realmadrid123451234
  realmadridcf redhotchilipeppers rememberthis rememberthispassword rickandmorty rollingstones
  root rootpassword rootpassword1231 rootpassword12312 rowrowrowyourboat samsung sanfrancisco
  secret secretpassword secretpassword112 secretpassword1123 secretpassword11234 securepassword
  securepassword112 securepassword1123 securepassword11234 securepassword1231 securepassword12312
  server sexdrugsandrocknroll shadow smellsliketeenspirit snowwhiteandtheseven soccer
  southcarolina spiderman spongebob spongebob123456! spongebob1234561 spongebob12345612
  spongebob123456123 spongebob1234561234 spongebobsquarepants spring stairwaytoheaven starwars
  starwarsepisode starwarsreturn steelers strangerthings strongpassword strongpassword112
  strongpassword1123 strongpassword11234 strongpassword1231 strongpassword12312 summer sunshine
  sunshine123456789! sunshine1234567891 sunshine12345678912 sunshine123456789123
  sunshine1234567891234 sunshinesunshine supercalifragilisticexpialidocious superman
  superman123456! superman1234561 superman12345612 superman123456123 superman1234561234
  supermariobros supersecretpassword sweethomealabama system taylorswift teamworkmakesthedreamwork
  temporarypassword temppassword temppassword1231 temppassword12312 test testing testingtesting
  testingtesting1231 testingtesting12312 testpassword testpassword1231 testpassword12312
  testpassword1234! testpassword12341 testpassword123412 testpassword1234123 testpassword12341234
  testtest thankyoujesus thankyoulord theofficemichael thequickbrownfox thequickbrownfoxjumps
  thequickbrownfoxjumpsoverthelazydog thereisnospoon thisisalongpassword thisisapassword
  thisisasecret thisisaverylongpassword thisismynewpassword thisismypassword thisismypassword112
  thisismypassword1123 thisismypassword11234 thisismysecret thisisthepassword thomas timeismoney
  tobeornottobe tobeornottobethatisthequestion toor toyotacorolla trustno trustnoone
  trustnooneever twinkletwinklelittlestar twitter unitedkingdom unitedstates user username
  userpassword userpassword1231 userpassword12312 valarmorghulis verysecretpassword volkswagen
  washingtondc weareone wearethechampions welcome welcome123456789! welcome1234567890!
  welcome12345678901 welcome123456789012 welcome1234567890123 welcome12345678901234
  welcome1234567891 welcome12345678912 welcome123456789123 welcome1234567891234 welcomeback
  welcomehome welcometohell welcometomylife welcometothejungle whatever whatismypassword
  whatsmypassword whatthefuck whatthefuck112 whatthefuck1123 whatthefuck11234 whatwouldjesusdo
  winter winteriscoming winteriscoming112 winteriscoming1123 winteriscoming11234
  winteriscominghome worldofwarcraft yankees youllneverwalkalone youtube zaq12wsx zaq12wsxcde34rfv
  zaq1xsw2cde3vfr4 zaq1zaq zxcv1234 zxcvbn zxcvbnm zxcvbnmasdfghjkl
  `

/** What people append if it is required, or if the password is too short. */
const tails =
  '! 1 1! 12 123 123! 1234 12345 123456 12345678 123456789 1234567890 01 11 123123 1231234 007 2024 2025 2026'

const listed = (words: string) => words.trim().split(/\s+/)

/** The words and phrases without anything appended. */
export const commonWords: readonly string[] = listed(stems)

/**
 * Passwords that every guesser tries first, and words that longer ones repeat. Stored here, so that
 * checking sends nothing anywhere.
 */
export const commonPasswords: ReadonlySet<string> = new Set(
  commonWords.flatMap((stem) => [stem, ...listed(tails).map((tail) => stem + tail)]),
)

/** Lines of films, songs, books, prayers and comics: long, and among the first to be guessed. */
export const famousPhrases = `
correct horse battery staple|horse battery staple|correct horse battery|battery horse staple|staple battery horse correct
to be or not to be that is the question|to be or not to be|that is the question|may the force be with you|the force be with you
i am your father|luke i am your father|these are not the droids|do or do not there is no try|a long time ago in a galaxy far far away
winter is coming|a lannister always pays his debts|you know nothing jon snow|valar morghulis|one ring to rule them all|my precious
you shall not pass|fly you fools|not all those who wander are lost|it was the best of times it was the worst of times|call me ishmael
it was a dark and stormy night|all happy families are alike|in the beginning was the word|in the beginning god created
the lord is my shepherd|i shall not want|our father who art in heaven|hallowed be thy name|our father in heaven|hail mary full of grace
for god so loved the world|love thy neighbour as thyself|amazing grace how sweet the sound|god save the king|god save the queen
i have a dream|ask not what your country can do for you|we the people of the united states|four score and seven years ago
we hold these truths to be self evident|all men are created equal|life liberty and the pursuit of happiness|yes we can|one small step for man
one giant leap for mankind|houston we have a problem|the truth is out there|i want to believe|live long and prosper|beam me up scotty
resistance is futile|to infinity and beyond|just keep swimming|hakuna matata|let it go let it go|do you want to build a snowman
here is looking at you kid|here's looking at you kid|frankly my dear i dont give a damn|i dont give a damn|there is no place like home
theres no place like home|were not in kansas anymore|follow the yellow brick road|somewhere over the rainbow|ill be back|i will be back
hasta la vista baby|say hello to my little friend|you talking to me|you cant handle the truth|show me the money|i see dead people
life is like a box of chocolates|run forrest run|why so serious|i am batman|with great power comes great responsibility
im the king of the world|nobody puts baby in a corner|first rule of fight club|you do not talk about fight club|say my name
i am the one who knocks|elementary my dear watson|bond james bond|shaken not stirred|its alive its alive|rosebud|open the pod bay doors hal
i find your lack of faith disturbing|never gonna give you up|never gonna let you down|is this the real life|is this just fantasy
we will rock you|we are the champions|dont stop believing|dont stop me now|another brick in the wall|we dont need no education
stairway to heaven|all you need is love|let it be let it be|hey jude dont make it bad|yesterday all my troubles|imagine all the people
like a rolling stone|i cant get no satisfaction|smells like teen spirit|here we are now entertain us|hotel california|sweet dreams are made of this
i will always love you|my heart will go on|billie jean is not my lover|we are the world|every breath you take|girls just want to have fun
happy birthday to you|twinkle twinkle little star|mary had a little lamb|row row row your boat|humpty dumpty sat on a wall
the quick brown fox jumps over the lazy dog|the quick brown fox|jumps over the lazy dog|lorem ipsum dolor sit amet|hello world
how much wood would a woodchuck chuck|she sells seashells|peter piper picked a peck|an apple a day keeps the doctor away
the early bird catches the worm|actions speak louder than words|a picture is worth a thousand words|practice makes perfect
all that glitters is not gold|romeo romeo wherefore art thou|et tu brute|i think therefore i am|cogito ergo sum|carpe diem
knowledge is power|time is money|honesty is the best policy|home sweet home|once upon a time|happily ever after|keep calm and carry on
the answer is forty two|so long and thanks for all the fish|dont panic|all your base are belong to us|the cake is a lie|it is dangerous to go alone
do a barrel roll|liberte egalite fraternite|ich bin ein berliner|alle meine entchen|sein oder nichtsein das ist hier die frage
freude schoner gotterfunken|freude schöner götterfunken|einigkeit und recht und freiheit|deutschland einig vaterland|wer reitet so spat durch nacht und wind
wer reitet so spät durch nacht und wind|morgenstund hat gold im mund|en un lugar de la mancha|la vie en rose|je ne regrette rien|hasta siempre comandante
nel mezzo del cammin di nostra vita|o sole mio|いろはにほへと|吾輩は猫である|春はあけぼの|古池や蛙飛びこむ水の音|月日は百代の過客にして
`
  .trim()
  .split(/[|\n]/)
