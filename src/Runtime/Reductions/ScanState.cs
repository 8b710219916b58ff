using System.ComponentModel;
using System.Runtime.CompilerServices;

namespace FusedKernels.CompilerServices;

/// <summary>
/// A running total in scalar code, in the shape that <see cref="LaneScan"/> gives it in vectors of 512 bits: iterations in groups of as many as such a
/// vector has lanes, those of a block on top of each other, the block on top of where it starts.
/// </summary>
/// <typeparam name="T">A primitive numeric type of 4 or 8 bytes.</typeparam>
/// <typeparam name="TOp">The operation.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public unsafe struct ScanState<T, TOp>
    where T : unmanaged
    where TOp : struct, IReductionOperator<T>
{
    private readonly T _start;
    private T _groups;
    private Levels _levels;
    private int _lane;
    private bool _isTaken;

    /// <param name="start">What the block starts from.</param>
    /// <param name="groups">What the groups before come to, of the block alone.</param>
    public ScanState(T start, T groups)
    {
        _start = start;
        _groups = groups;
        Total = groups;
    }

    /// <summary>What all iterations so far come to, of the block alone.</summary>
    public T Total { get; private set; }

    /// <summary>What all iterations so far come to.</summary>
    public readonly T Value => TOp.Invoke(_start, Total);

    /// <summary>Takes in what an iteration adds, once.</summary>
    /// <param name="value">What it adds.</param>
    /// <returns>What all come to with it.</returns>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public T Take(T value)
    {
        for (int level = 0; (1 << level) < 64 / sizeof(T); level++)
        {
            int below = (1 << level) - 1;
            if ((_lane & (1 << level)) != 0)
                value = TOp.Invoke(_levels[level], value);
            else if ((_lane & below) == below)
                _levels[level] = value;
        }

        Total = TOp.Invoke(_groups, value);
        _isTaken = true;
        return Value;
    }

    /// <summary>Ends an iteration, which may have added nothing.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Next()
    {
        if (!_isTaken)
            Take(TOp.Identity);
        _isTaken = false;
        _lane++;
        if (_lane < 64 / sizeof(T))
            return;
        _lane = 0;
        _groups = Total;
    }

    /// <summary>What the last full run of 2^k lanes comes to.</summary>
    [InlineArray(4)]
    private struct Levels
    {
        private T _first;
    }
}
