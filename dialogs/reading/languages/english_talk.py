"""English: what guests say to show what they want, and how they take a safety sign back. Phrases parted by commas."""

from dialogs.reading.languages.language import SafetyWords, TalkWords, listed

ONE_PERSON = listed(
    """
        wife, husband, spouse, partner, girlfriend, boyfriend, fiance, fiancee, mum, mom, mother, mommy, mummy,
        mama, dad, father, papa, daddy, son, daughter, sister, brother, friend, bestie, colleague, coworker, boss,
        grandma, grandpa, grandmother, grandfather, aunt, uncle, cousin, niece, nephew, kid, child, mate, buddy,
        roommate, gf, bf, hubby, wifey
    """
)
MANY_PERSONS = listed(
    """
        friends, kids, children, colleagues, sisters, brothers, sons, cousins, mates, buddies, coworkers, girls
    """
)

TALK = TalkWords(
    yes=listed(
        """
            yes, yeah, yep, yup, yea, yess, ya, sure, of course, definitely, absolutely, certainly, most definitely,
            that's right, thats right, that is right, that's correct, that is correct, thats correct, correct,
            exactly, sounds good, sounds great, looks good, go ahead, please do, i confirm, confirmed, yes please,
            that works, works for me, all good, perfect, book it, let's do it, lets do it, affirmative, indeed, you
            got it
        """
    ),
    yes_alone=listed(
        """
            ok, okay, okey, k, y, right, fine, good, great, confirm, alright, all right, cool, done, deal, i do, it
            is, i am, we are, i have, agreed, \U0001f44d, \U0001f44c, \u2705, that's fine, that is fine, thats fine,
            send it, do it, no problem, that's ok, very good
        """
    ),
    no=listed(
        """
            no, nope, nah, no thanks, no thank you, not really, that's wrong, thats wrong, that is wrong, that's not
            right, that is not right, that's not correct, incorrect, wrong, not correct, not yet, negative, noo, i
            don't, i dont, don't book, do not book, not now
        """
    ),
    no_alone=listed(
        """
            n, none, nothing, never, not at all, neither, \U0001f44e, \u274c, i do not
        """
    ),
    no_word=listed(
        """
            no, nope, sorry, actually, i mean, i meant, rather, wait, correction, oops
        """
    ),
    after_no=frozenset(
        listed(
            """
                at, can, for, i, i'd, i'm, it, it's, its, let's, make, not, on, please, thank, thanks, that, that's,
                the, this, we, you
            """
        )
    ),
    correction=listed(
        """
            actually, i meant, i mean, i ment, instead, rather, correction, make it, make that, change it to, change
            that to, change to, changed my mind, change my mind, not that, wait, on second thought, second thought,
            sorry i, oops, should be, i said, switch to, change the, let's change, i'd rather, scratch that, better
            make
        """
    ),
    start_over=listed(
        """
            start over, restart, start again, begin again, reset, start from scratch, start from the beginning, from
            the beginning, new booking, forget everything, let's start over, /start, /restart, /reset, i want to
            start over, can we start over, clear
        """
    ),
    stop=listed(
        """
            stop, cancel, quit, exit, never mind, nevermind, forget it, forget about it, abort, /stop, /cancel, stop
            it, cancel it, cancel that, cancel this, leave it, stop this, i don't want to book anymore, drop it
        """
    ),
    help=listed(
        """
            help, /help, menu, /menu, what can you do, options, help me, i need help
        """
    ),
    back=listed(
        """
            back, go back, previous, undo, /back, one step back, step back
        """
    ),
    polite=listed(
        """
            please, pls, plz, thanks, thank, you, thx, ok, okay, now, just, so, well, oh, hi, hello, all, then,
            great, very, much, dear, sir, madam, lol, hmm, um, it, is
        """
    ),
    intents={
        "human": listed(
            """
                human, real person, a person, live person, actual person, someone real, somebody real, real human,
                talk to someone, speak to someone, speak with someone, talk with someone, talk to somebody, speak to
                somebody, staff, an agent, live agent, operator, representative, receptionist, the manager, a
                manager, your manager, customer service, customer support, call me, talk to a, chat with a, speak to
                a, speak with a, talk with a, not a bot, complaint, complain
            """
        ),
        "late": listed(
            """
                running late, be late, am late, i'm late, im late, minutes late, mins late, min late, hour late, a
                bit late, little late, late arrival, arrive late, arriving late, coming late, stuck in traffic,
                delayed, be delayed, we're late, we are late, late by, get there late, won't make it on time, can't
                make it on time, not be on time, not make it in time
            """
        ),
        "cancel": listed(
            """
                cancel, cancel my, cancel the, cancelling, canceling, call off, cancel our, delete my booking,
                delete my appointment, don't need the appointment, can't come anymore, cannot come anymore, can't
                make it, cannot make it, cant make it, won't be able to come, not coming anymore, unable to come,
                cancle, cancell, have to cancel
            """
        ),
        "change": listed(
            """
                reschedule, re-schedule, reschedul, postpone, move my, move our, move the, move it, change my,
                change our, change the date, change the time, change the appointment, change the booking, change
                booking, change appointment, shift my, push back, bring forward, another day instead, different day,
                different time, another time, rebook, re-book, modify my, update my booking, change date, change
                time, switch my, move to, amend
            """
        ),
        "promotion": listed(
            """
                promo, promotion, promotions, promo code, discount, discounts, coupon, voucher, deal, deals, special
                offer, offers, offer code, any offers, sale, promocode, code, % off, special price, discount code,
                happy hour
            """
        ),
        "price": listed(
            """
                how much, price, prices, cost, costs, pricing, rate, rates, fee, fees, charge, price list,
                pricelist, expensive, cheap, cheaper, cheapest, what do you charge, quote, total, hm is, how mush,
                how many dong, pay for
            """
        ),
        "book": listed(
            """
                can we do, can you do, could we do, could you do, how about, could i come,
                could we come, do you have time, is there room, fit us in,
                book, booking, reserve, reservation, appointment, appointments, schedule, make an appointment, set
                up, i want a massage, i'd like a massage, want massage, like to come, want to come, available,
                availability, free slot, slot, slots, any slots, come in, can we come, can i come, openings, get a
                massage, have a massage, need a massage, walk in, appt, i'd like to have, sign me up, fit me in,
                squeeze me in, vacancy, massage for, boook, bok, table for, session for, bookings
            """
        ),
        "greeting": listed(
            """
                hi, hello, hey, heya, hiya, good morning, good afternoon, good evening, good day, howdy, greetings,
                hii, helloo, heyy, xin chao, yo, morning, hallo, hey there, hi there
            """
        ),
        "thanks": listed(
            """
                thanks, thank you, thank u, thx, ty, tks, cheers, much appreciated, appreciate it, thank, thankyou,
                thanx, many thanks
            """
        ),
    },
    about_rules=listed(
        """
            how do i, how can i, how to, how does, policy, policies, what if, what happens, if i, if we, is it
            possible to cancel, do i need to, do i have to, do you require, terms, rules, allowed, fee, when i, is
            there a, must i, should i, do you accept, in advance, how early, why, how far, how long, confirmation,
            confirmed, need to book, what do i, where do i, penalty
        """
    ),
    question=listed(
        """
            what, what's, whats, why, how, how's, where, where's, when, who, which, whose, can, could, do, does,
            did, is, are, am, will, would, should, may, have, has, any, tell me, explain, is there, are there
        """
    ),
    late=listed(
        """
            late, delay, delayed, behind
        """
    ),
    names=listed(
        """
            my name is, my name's, name is, the name is, my name, name's, name:, name :, call me, under the name of,
            under the name, under name, booking name, in the name of, this is for, my full name is, full name, name
            -, people call me, they call me, book under, booking under, reservation under, i am called, i go by, put
            it under, put me down as
        """
    ),
    weak_names=listed(
        """
            i'm, i am, im, this is, it's, its, it is, here is, for, under
        """
    ),
    not_names=frozenset(
        listed(
            """
                a, afraid, afternoon, allergic, also, am, an, and, appointment, are, arriving, asking, at,
                available, back, be, book, booking, calling, can, cancel, change, chinese, code, coming, cost,
                could, did, discount, do, does, done, eight, email, english, evening, feeling, fine, five, flying,
                for, four, free, friday, from, going, good, great, hands, happy, having, he, hello, help, her, here,
                hey, hi, him, hoping, hour, hours, how, human, i, in, interested, is, it, japanese, just, korean,
                late, looking, massage, me, minutes, monday, morning, my, name, new, night, nine, no, not, now,
                number, of, ok, okay, on, one, or, people, person, phone, please, pregnant, price, promo, ready,
                really, reserve, running, russian, saturday, seven, she, sick, six, so, sore, sorry, spa, staff,
                start, staying, still, stop, stressed, sunday, sure, ten, thai, thank, thanks, that, the, there,
                they, thinking, this, three, thursday, tired, to, today, tomorrow, tonight, too, traveling,
                travelling, trying, tuesday, two, us, very, vietnamese, we, wednesday, well, what, when, where,
                which, who, why, will, with, without, wondering, would, writing, yes, you, your
            """
        )
    ),
    codes=listed(
        """
            promo code, promotion code, discount code, coupon code, voucher code, code, promo, coupon, voucher,
            promocode, code is, code:, promo code is, the code is, my code is, use code, with code, discount code
            is, coupon is, voucher is
        """
    ),
    no_code=listed(
        "no, none, no code, don't have, dont have, do not have, without, nope, skip, not have, nothing, no i don't"
    ),
    aside=listed(
        """
            arrive, arriving, arrived, land, landing, fly, flying, leave, leaving, left, check out, checkout, check
            in, birthday, depart, departing, back home, born, staying, stay, in town, visited, was there, came,
            booked for, booked on, my booking on, my appointment on, my appointment is, my booking is, wedding,
            anniversary, marathon, flight
        """
    ),
    moving=listed(
        """
            move, change, reschedule, switch, shift, postpone, push, changed, moved, bring
        """
    ),
)

OTHERS = (
    *ONE_PERSON,
    *MANY_PERSONS,
    *listed(
        """
        parents, neighbour, neighbor, family, client, patient, patients, clients, doctor, teacher,
        customer, baby, guest, ex, in-law, best friend, aunt, uncle, boss, cousin
        """
    ),
)
WHOSE = listed("my, his, her, our, their, a, the, your")

SAFETY = SafetyWords(
    negators=listed(
        """
            no, not, never, without, none, neither, nor, don't, dont, doesn't, doesnt, didn't, didnt, haven't,
            havent, hasn't, hasnt, isn't, isnt, ain't, aren't, arent, wasn't, wasnt, won't, cannot, can't, free of,
            free from, zero, nothing like, no sign of, rule out, ruled out, deny, denies, no more, no longer, lack
            of, don't have, don't think i, dont think i, do not think i, don't believe i, not that i, instead of,
            anything but, nobody, rather than
        """
    ),
    not_negators=listed(
        """
            not only, not just, no idea, don't know, dont know, do not know, don't understand, not sure why, no
            wonder, no matter, don't care, can't sleep, cannot sleep, not feeling well, don't feel well, not well,
            can't come, cannot come, can't make, no joke, not better, not kidding, not lying, not okay, not ok, not
            good, no problem, not great, won't stop, doesn't stop, won't go away, doesn't go away, not going away,
            didn't go away, not gone, isn't gone, never stops, can't stand, can't bear, no doubt, can't ignore,
            cannot ignore, not improving, don't forget, not to mention, don't ask, don't want to, no relief, no cure
        """
    ),
    denied_after=listed(
        """
            is gone, are gone, went away, has gone, have gone, gone now, cleared up, is over, healed, recovered,
            resolved, fully recovered, ? no, : no, - no, no longer, is better now, ? none, :
            none, ? never, disappeared, all clear, was ruled out, ruled out, not present, not an issue, not a
            problem, is fine now, are fine now, fine now, better now, all good since, good since, fine since, ok since,
            okay since, well since, nothing since, no problem since, no problems since, no issues since, healthy since
        """
    ),
    breakers=listed(
        """
            but, because, because of, since, due to, i, i'm, im, i've, ive, and my, and i, and now, and it, and
            have, and the, and there, it's, except, apart from, though, although, yet, however, still, only, just,
            and a, then, so, other than, besides, until, after, with my
        """
    ),
    listing=listed(
        """
            or, nor, and no, or any, and not, neither
        """
    ),
    joining=listed(
        """
            and
        """
    ),
    not_long_ago=listed(
        """
        had, was, were, once, last week, last month, week ago, weeks ago, days ago, day ago,
        month ago
        """
    ),
    past=listed(
        """
            had, used to, last year, last month, last week, years ago, year ago, months ago, month ago, weeks ago,
            week ago, days ago, as a child, as a kid, when i was, in the past, previously, was, were, back then,
            once, long ago, long time ago, recovered, healed, cured, went away, is gone, in my twenties, last
            summer, last winter, last spring, last autumn, earlier this year, before covid, ten years, a while back,
            a while ago, history of, subsided, disappeared, got rid of
        """
    ),
    lately=listed(
        """
            diagnosed, diagnosed with, been told i have, doctor found, doctors found, they found, scan found, scan
            showed, mri showed, x-ray showed, doctor says, doctors say, they say,
            still, since, now, again, this morning, this afternoon, tonight, today, yesterday, last night, hours
            ago, hour ago, minutes ago, minute ago, just, currently, ongoing, keeps, getting worse, got worse,
            worse, these days, for days, have had, i've had, ive had, suddenly, right now, at the moment, never went
            away, not gone, hasn't gone, has not gone, won't go, came back, is back, come back, just now, all day,
            all night, have been, i've been
        """
    ),
    supposing=listed(
        """
            when i have, when you have, when someone has, while i have,
            if i, if i'm, if you, if someone, if a, if the, if it, if there, if my, if we, if she, if he, what if,
            in case, suppose, imagine, hypothetically, should i get, would i, whether, in the event, afraid of,
            scared of, worried about getting, worried it might, might get, could get, could cause, can cause, cause,
            causes, caused by, lead to, so that i don't, prevent, avoid, to avoid, risk of, give me, make me, will
            i, when should, if anyone, if one
        """
    ),
    others=(
        *(f"{whose} {other}" for whose in WHOSE for other in OTHERS),
        *listed(
            """
                he, she, he's, she's, they, someone, somebody, people, anyone, anybody, everyone, a person, a woman,
                a man, a lady, his, her, their, him, women, men, some people, clients, patients, athletes, runners,
                who, others, other people, mum, mom, dad, grandma, grandpa, a guy, some guy, the guy, cousin, colleague,
                coworker, neighbour, neighbor, roommate, flatmate, movie, film, series, documentary, on tv, novel
            """
        ),
    ),
    not_others=listed(
        """
            they found, they find, they say, they said, they told, they tell, they diagnosed, they saw, they took out,
            they removed, they operated, they put, they gave me, they discovered, they think i, people say i
        """
    ),
    companions=listed(
        """
            my wife, my husband, my partner, my girlfriend, my boyfriend, my fiance, my fiancee, my gf, my bf, hubby
        """
    ),
    alone=listed(
        """
            just for me, only for me, only me, just me, i come alone, i'm coming alone, im coming alone, i will come
            alone, come by myself, coming by myself, stays home, stays at home, stays in the
            hotel, stays at the hotel, not coming, isn't coming, won't come, not her, not him
        """
    ),
    other_is_guest=listed(
        """
            just me and, only me and, just for me and, only for me and,
            for my, for him, for her, for them, for us, for a friend, for two, for both, for our, can she,
            can he,
            can they, could she, could he, may she, may he, should she, should he, will she, is she allowed, is he
            allowed, she wants, he wants, they want, she would, he would, she'd like, he'd like, wants a massage,
            wants to, would like, would love, is coming, will come, will join, joins me, joining, coming with, with
            my wife, with my husband, with my mum, with my mom, with my mother, with my father, with my dad, with my
            friend, with my sister, with my brother, with my daughter, with my son, and i, me and my, both of us, we
            want, we would, we'd like, book for, booking for, appointment for, massage for, who will come, who is
            coming, will be the guest, she comes, he comes, bring my, bringing my, bring him, bring her, take my,
            get her, give her, wants to come, is the guest, needs a massage, need a massage for, treat my, surprise
            my, gift for, can my, could my, may my, is it ok for my, is it safe for my, is it okay for my, the
            guest, who wants, come along, comes along, comes too, come too, tag along, also booking
        """
    ),
    own=listed(
        """
            i, i'm, im, my, i've, ive, me, myself, i'd, mine, we, our, i'll, us
        """
    ),
    asking=listed(
        """
            is, are, can, could, does, do, did, what, what's, whats, why, how, which, should, when, will, would,
            may, who, where, tell me, explain, i wonder, just curious, curious, i read that, i heard, i read, i was
            reading, asking about, does it, any
        """
    ),
    having=listed(
        """
            while being, being,
            i have, i've, ive, i'm, im, i am, i feel, i had, with my, i got, i can't, i cannot, my, i take, i was, i
            just, i suffer, i do have, i get, i keep, i lost, i broke, i cant, we are, i woke, i fell, i think, i
            might, i may, we have, in me, i also, i still, i recently, i use
        """
    ),
    doubting=listed(
        """
            not sure if, not sure whether, unsure if, not certain, don't know if, dont know if, maybe not, not sure
            i, could it be, might it be, hope it's not, hope it is not, hopefully not, not 100% sure, can't tell if,
            not sure about, don't know whether
        """
    ),
    figures=listed(
        """
            pregnant women, pregnant woman, pregnant ladies, pregnant guests, pregnant clients, pregnancy massage,
            peed myself laughing, pee myself laughing, peeing myself laughing, wet myself laughing, collapsed on the
            bed, collapsed into bed, collapsed in bed, collapsed on the couch, travel fever, match fever,
            when i was pregnant, while i was pregnant, before i was pregnant, since i was pregnant, before my
            pregnancy, after my pregnancy, since my pregnancy, from my pregnancy,
            collapsed laughing, collapsed with laughter, fainted from joy,
            killing me, dying to, dying for, to die for, dead tired, dead on my feet, scared to death, bored to
            death, starved to death, worked to death, sick and tired, sick of, love sick, lovesick, home sick,
            homesick, football fever, world cup fever, cabin fever, spring fever, dance fever, gold fever, fever
            pitch, fever dream, saturday night fever, holiday fever, hay fever, pain in the neck, pain in the ass,
            pain in the butt, pain in the arse, a real pain to, pain to book, took my breath away, takes my breath
            away, take my breath away, breathtaking, breath of fresh air, out of breath from laughing, heart attack
            price, gave me a heart attack, give me a heart attack, almost had a heart attack, nearly had a heart
            attack, heart stopped when, my heart bleeds, heartbroken, broke my heart, broken heart, heart is broken,
            heartache, break a leg, break the bank, cost an arm and a leg, arm and a leg, stroke of luck, stroke of
            genius, different strokes, long strokes, slow strokes, massage strokes, strokes of, backbreaking, back
            breaking, pregnant pause, comfortably numb, numb the pain, numb from boredom, numb with boredom,
            mind-numbing, mind numbing, brain is numb, weak at the knees, weak in the knees, cold feet, cold
            shoulder, cold brew, cold water, cold drink, cold stone, cold stones, cold weather, cold towel, cold
            room, it is cold, it's cold, cold outside, cold in there, so cold in, cold season, hot weather, so hot
            outside, boiling outside, sweating outside, dying of heat, dying in this heat, collapse into bed,
            collapse on the bed, collapse in bed, ready to collapse, collapse of, collapsed on the sofa, kill for a
            massage, kill for a, could kill for, shoot me, kill time, killing time, killer massage, kill two birds,
            blown my mind, brain dead, blood sweat, bloody good, bleed money, bleeding money, bleeding edge, bleed
            me dry, in stitches, cancer zodiac, cancer sign, cancer horoscope, zodiac
            sign is cancer, alcohol free, alcohol-free, stop the hurt, falling for, fell in love, fall in love,
            accident insurance, happy accident, operation hours, hours of operation, operation time, operating
            hours, in operation, cooperation, burning question, burning desire, chest of drawers, chest massage,
            open chest surgery of, sugar high, hungover from work, blood pressure monitor, light headed with joy,
            faint smell, faint hope, faint music, faint of heart, faint hearted, legless, pull my leg, pulling my
            leg, on its last legs, on my last legs, leg room, legroom, period of time, period of rest, long period,
            short period, trial period, period between, time period, promotion period, promo period, during the
            period, waiting period, for a period, that period, period drama, period from, drunk in love, drunk with
            joy, fall apart, suicide bomb, suicide for, suicide squad, career suicide, social suicide, drop dead
            gorgeous,
            over my dead body, die of laughter, die laughing, nearly died laughing, died laughing, dead sea, deadline,
            dead hungry, paralysed by choice, paralyzed by choice, crippling prices, infectious laugh, infectious
            smile, heart of the city, heart of da nang, in a heartbeat
        """
    ),
    clause_ends=listed(
        """
            but, however, although, though, whereas
        """
    ),
    groups={
        "pain": listed(
            """
                pain, pains, ache, aches, aching, hurt, hurts, hurting, painful, sore, soreness, agony, cramps,
                cramping, tender
            """
        ),
        "strong": listed(
            """
                severe, strong, terrible, horrible, intense, extreme, unbearable, excruciating, awful, worst,
                massive, agonising, agonizing, violent, crushing, crippling, tearing, stabbing, very strong, very
                bad, so bad, really bad, insane, brutal, acute, 10/10, heavy, incredible,
                big, huge, like never before, hellish, crazy
            """
        ),
        "sudden": listed(
            """
                sudden, suddenly, abrupt, all of a sudden, out of nowhere, out of the blue, just started, came on,
                all at once, from
                one second to the next, from one moment to the next
            """
        ),
        "numb": listed(
            """
                numb*, numbness, numbing, numbed, no feeling, can't feel, cannot feel, cant feel, tingling, tingly,
                pins and needles, lost feeling, lost all feeling, loss of feeling, lost sensation, loss of
                sensation, no sensation, dead feeling, strange feeling, odd feeling, weird feeling, strange
                sensation, weird sensation, altered sensation, feels strange, feels weird, feels odd, feels dead,
                feels asleep, feel asleep, like cotton, like wool,
                went numb, gone numb, goes numb, without feeling, don't feel anything, can't feel anything, cannot
                feel anything
            """
        ),
        "saddle": listed(
            """
                groin, groin area, between my legs,
                between the legs, between her legs, between his legs, inner thighs, groin and
                genitals, genital, genitals, genital area, private parts, private part, privates, private area, down
                there, saddle, perineum, crotch, anus, back passage, buttocks and genitals, vagina, vaginal area,
                penis, testicles, scrotum, vulva, bottom area, around my bottom, rectum, anal area, bum hole, when i
                wipe, when wiping, butthole, where i sit, sitting area, intimate area
            """
        ),
        "leg": listed(
            """
                leg, legs, foot, feet, thigh, thighs, calf, calves, knee, knees, ankle, ankles, shin, lower limb,
                lower limbs, toes
            """
        ),
        "spine": listed(
            """
                back, lower back, low back, spine, hip, hips, groin, lumbar, loin, pelvis, backache, flank, buttock,
                tailbone, psoas
            """
        ),
        "belly": listed(
            """
                belly, stomach, abdomen, abdominal, tummy, abs area, gut, lower abdomen, bellybutton, navel,
                stomachache
            """
        ),
        "chest": listed(
            """
                chest, breastbone, sternum, heart area
            """
        ),
        "fever": listed(
            """
                fever, feverish, fevers, high temperature, a temperature, chills, shivering, shivers, shaking
                chills, night sweats, running a temperature, little temperature, slight temperature, temperature
                38*, temperature 39*, temperature 40*, temp 38*, temp 39*, temp 40*, temperature of 38, temperature of
                39, temperature of
                40, 38.5, 39.5, 38 degrees, 39 degrees, 40 degrees, rigors
            """
        ),
        "recent": listed(
            """
                in january, in february, in march, in april, in may, in june, in july, in august,
                in september, in october,
                in november, in december, in autumn, in winter, in fall,
                recent, recently, last week, last month, weeks ago, week ago, months ago, month ago, days ago, day
                ago, yesterday, just had, this year, this month, this week, new, newly, fresh, just, not long ago,
                two weeks ago, still healing, since, last friday, last monday, in spring, in summer, past month,
                past weeks, post op, postop, post-op, weeks post, weeks after, months after
            """
        ),
        "operation": listed(
            """
                surgery, operation, op, operated, surgeries, surgical, laparoscopy, operated on, procedure
            """
        ),
        "walk": listed(
            """
                walk, stand, stand up, bear weight, put weight, put any weight, weight bear, weight-bear, step on,
                put my weight, move my leg, straighten, straighten my leg, stand on
            """
        ),
        "cannot": listed(
            """
                haven't been able to, not been able to, hasn't been able to, been unable to,
                can't, cannot, cant, can not, unable to, not able to, couldn't, could not, can barely, can hardly,
                can no longer, no longer able to, am unable to, hardly, barely, struggle to, impossible to, won't
                let me, can't even, cannot even
            """
        ),
        "pregnant": listed(
            """
                pregnant, pregnancy, expecting a baby, expecting a child, with child, preggers, preggo, trimester,
                weeks pregnant, months pregnant, expecting our, weeks along, months along, mum to be, mom to be,
                mother to be,
                baby bump,
                expecting mother, i'm expecting, am expecting
            """
        ),
        "child": listed(
            """
                year old, years old, yr old, yrs old, year-old, yo, y/o, y.o
            """
        ),
    },
)
