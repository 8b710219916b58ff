using System.ComponentModel;
using System.Numerics;
using System.Runtime.CompilerServices;

namespace FusedKernels.CompilerServices;

/// <summary>
/// A linear recurrence in scalar code, in the shape that <see cref="LaneRecurrence"/> gives it in vectors of 512 bits: iterations in groups of as many as
/// such a vector has lanes, each group on top of what the one before it came to.
/// </summary>
/// <typeparam name="T">A primitive numeric type of 4 or 8 bytes.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public unsafe struct RecurrenceState<T>
    where T : unmanaged, INumberBase<T>
{
    private readonly T _none;
    private T _start;
    private T _groupsFactor;
    private T _groupsOffset;
    private Levels _factors;
    private Levels _offsets;
    private int _lane;
    private bool _isTaken;

    /// <param name="value">The value.</param>
    /// <param name="factor">What the groups of the block before multiply by, together.</param>
    /// <param name="offset">What they add.</param>
    /// <param name="none">What adds nothing: -0.0 or 0.</param>
    public RecurrenceState(T value, T factor, T offset, T none)
    {
        _none = none;
        _start = Value = value;
        _groupsFactor = Factor = factor;
        _groupsOffset = Offset = offset;
    }

    /// <summary>The value.</summary>
    public T Value { get; private set; }

    /// <summary>What the iterations of the block multiply by, together.</summary>
    public T Factor { get; private set; }

    /// <summary>What they add, together.</summary>
    public T Offset { get; private set; }

    /// <summary>Takes an iteration's step, once.</summary>
    /// <param name="factor">What it multiplies by.</param>
    /// <param name="offset">What it adds.</param>
    /// <returns>The value behind it.</returns>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public T Take(T factor, T offset)
    {
        for (int level = 0; (1 << level) < 64 / sizeof(T); level++)
        {
            int below = (1 << level) - 1;
            if ((_lane & (1 << level)) != 0)
            {
                offset = (_offsets[level] * factor) + offset;
                factor = _factors[level] * factor;
            }
            else if ((_lane & below) == below)
            {
                _factors[level] = factor;
                _offsets[level] = offset;
            }
        }

        Value = (_start * factor) + offset;
        Factor = _groupsFactor * factor;
        Offset = (_groupsOffset * factor) + offset;
        _isTaken = true;
        return Value;
    }

    /// <summary>Ends an iteration, which may have had no step.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Next()
    {
        if (!_isTaken)
            Take(T.One, _none);
        _isTaken = false;
        _lane++;
        if (_lane < 64 / sizeof(T))
            return;
        _lane = 0;
        _start = Value;
        _groupsFactor = Factor;
        _groupsOffset = Offset;
    }

    /// <summary>What the last full run of 2^k lanes comes to.</summary>
    [InlineArray(4)]
    private struct Levels
    {
        private T _first;
    }
}
