-- Under an address with letters encoded, sign-in answered with a key kept its answer: a token in
-- the clear. Such answers name nothing that was made (location); keys of strangers are kept no more.
delete from idempotency_key where location is null or caller = '';
