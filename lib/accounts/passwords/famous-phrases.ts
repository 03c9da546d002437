/** Lines of films, songs, books, prayers and comics: long, and among the first that are guessed. */
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
