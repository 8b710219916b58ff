using System;
using System.Numerics;

namespace FusedKernels.CompilerServices;

/// <summary>
/// Combines values pushed one after another by a pairwise tree, in the manner of a binary counter.
/// </summary>
/// <remarks>
/// <code>
/// level 2                 (0..3)
/// level 1         (0 1)            (2 3)        (4 5)
/// level 0       0       1        2       3    4       5     6
/// result: (0..3) + ((4 5) + 6)
/// </code>
/// Pushing value n combines equal levels while the low bits of n carry, so a full level l holds 2^l neighbouring values; at the
/// end the levels are folded from the smallest up, earlier values on the left. A run of 2^l values that starts at a multiple of
/// 2^l is therefore a node of the tree wherever it lies, and the values left over at the end (folded by themselves) may be
/// pushed as if they were a node: this is what lets threads take runs without changing the tree.
/// </remarks>
internal ref struct BlockTree<TAcc>
    where TAcc : unmanaged, IAccumulators<TAcc>
{
    private readonly Span<TAcc> _levels;
    private long _count;

    /// <param name="levels">Room for <see cref="Levels"/> values; need not be initialised, but for those that a tree of the values so far has left there.</param>
    /// <param name="count">The number of values so far.</param>
    public BlockTree(Span<TAcc> levels, long count = 0)
    {
        _levels = levels;
        _count = count;
    }

    /// <summary>Levels needed for a number of values.</summary>
    public static int Levels(long values) => BitOperations.Log2((ulong)values) + 1;

    /// <summary>Adds the next value.</summary>
    public void Push(TAcc value)
    {
        int level = 0;
        for (; (_count >> level & 1) != 0; level++)
        {
            ref TAcc earlier = ref _levels[level];
            TAcc.Combine(ref earlier, in value);
            value = earlier;
        }

        _levels[level] = value;
        _count++;
    }

    /// <summary>Gives the combination of all values; at least one must have been pushed.</summary>
    public readonly void Fold(out TAcc result)
    {
        int level = BitOperations.TrailingZeroCount(_count);
        TAcc later = _levels[level];
        for (level++; _count >> level != 0; level++)
        {
            if ((_count >> level & 1) == 0)
                continue;
            TAcc earlier = _levels[level];
            TAcc.Combine(ref earlier, in later);
            later = earlier;
        }

        result = later;
    }
}
