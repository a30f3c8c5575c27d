"""Watch and look into your own training with the program marquee.

    run = marquee.Run("events.jsonl", epochs=15)
    run.log(epoch=1, loss=0.9, val_loss=1.1)
    run.factors(users=U, movies=V)

and `marquee watch events.jsonl` in another terminal. `marquee.open(model)` looks into a trained one,
and `marquee.train("ratings.csv", learner="bayes")` trains with the program and gives NumPy arrays back.
"""

from ._opening import open, save
from ._program import Error, program
from ._run import Run
from ._training import train
from ._trained import Trained

__all__ = ["Error", "Run", "Trained", "open", "program", "save", "train"]
