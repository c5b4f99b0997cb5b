"""The numbers of a spec that belong to no catalogue entry, declared as HyperParams: for forms and for problems()."""

from nnviz.hyper import HyperParam

HIGHEST_SEED = 2**31 - 1
MOST_LAYERS = 64
MOST_PARAMETERS = 20_000_000

TRAINING = (
    HyperParam(
        "learning_rate",
        "Learning rate",
        0.01,
        low=1e-7,
        high=100.0,
        is_log=True,
        help="How far each update goes along the gradient",
    ),
    HyperParam(
        "batch_size",
        "Batch size",
        10,
        low=0,
        high=100_000,
        help="Samples per update; 0 is the full batch, 1 is stochastic gradient descent",
    ),
    HyperParam("l1", "L1", 0.0, low=0.0, high=10.0, help="Pulls weights to exactly zero (lasso)"),
    HyperParam("l2", "L2", 0.0, low=0.0, high=10.0, help="Pulls weights towards zero (weight decay, ridge)"),
)

STOP = (
    HyperParam("epochs", "Epochs", 0, low=0, high=10_000_000, help="Stop after so many epochs; 0: never"),
    HyperParam("target_loss", "Target loss", 0.0, low=0.0, high=1e9, help="Stop at this test loss; 0: never"),
    HyperParam(
        "patience",
        "Patience",
        0,
        low=0,
        high=10_000_000,
        unit="epochs",
        help="Stop after so many epochs without a better test loss (early stopping); 0: never",
    ),
)

SEED = HyperParam("seed", "Seed", 0, low=0, high=HIGHEST_SEED, help="The same seed gives the same run, bit for bit")
