namespace FusedKernels.Generator.IR;

/// <summary>How an accumulator takes in a value.</summary>
internal enum ReductionKind
{
    Sum,
    Product,

    /// <summary>Math.Min: NaN wins, -0.0 below +0.0.</summary>
    Minimum,

    /// <summary>Math.Max: NaN wins, -0.0 below +0.0.</summary>
    Maximum,

    /// <summary><c>if (value &lt; acc) acc = value</c>: NaN values are passed over.</summary>
    Least,

    /// <summary><c>if (value &gt; acc) acc = value</c>: NaN values are passed over.</summary>
    Greatest,
    And,
    Or,
    Xor,

    /// <summary>The number of the iteration that gave another accumulator its value; of equal values the earliest.</summary>
    Earliest,

    /// <summary>The number of the iteration that gave another accumulator its value; of equal values the latest.</summary>
    Latest,

    /// <summary>A count that says where the next element is packed: iterations keep their order.</summary>
    Count,

    /// <summary><c>acc = acc * factor + value</c>: a linear recurrence, of running totals only.</summary>
    Recurrence,

    /// <summary><c>acc = value</c> in some iterations: the value of the last one that gives any, of running totals only.</summary>
    Newest,
}

/// <summary>
/// <c>variable = variable op value</c>, where value does not mention the variable. Made by
/// <see cref="Transforms.RecognizeReductions"/>; means exactly the statement it stands for.
/// </summary>
internal sealed record Accumulate(int Id, Variable Variable, ReductionKind Kind, Expr Value) : Stmt(Id)
{
    /// <summary>Of a sum, what the value is multiplied by before it is added, both rounded once; null for nothing. Made by <see cref="Transforms.FuseProducts"/>.</summary>
    public Expr? Factor { get; init; }
}

/// <summary>What is known of the ways to take in a value.</summary>
internal static class ReductionKinds
{
    /// <summary>Whether taking in once more what was taken in before changes nothing.</summary>
    public static bool IsIdempotent(this ReductionKind kind) => kind is ReductionKind.Minimum or ReductionKind.Maximum or ReductionKind.Least or ReductionKind.Greatest;

    /// <summary>Whether running totals can have other bits in another order of the same operations.</summary>
    public static bool ReassociatesTotals(this ReductionKind kind, ScalarType type) => type.IsFloating() && kind is (ReductionKind.Sum or ReductionKind.Product or ReductionKind.Recurrence);
}
