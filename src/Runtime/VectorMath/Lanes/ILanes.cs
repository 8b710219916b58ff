namespace FusedKernels.Mathematics;

/// <summary>
/// What vectors of every width, and plain numbers, can do: the operations that the algorithms of this folder are written in, once each. A type
/// that implements this stands for a width; it is a type argument beside the type of the values, so that the JIT sees nothing but values and
/// their operations (a structure around the value costs the JIT's budget for inlining sixteen times as much). All of them
/// are exact or correctly rounded, and none depends on the processor: so all widths give the same bits.
/// Conditions are values, too: all bits of a lane are set, or none.
/// </summary>
/// <typeparam name="V">The values: a vector or a number.</typeparam>
internal interface ILanes<V>
{
    /// <summary>a + b.</summary>
    static abstract V Add(V a, V b);

    /// <summary>a - b.</summary>
    static abstract V Sub(V a, V b);

    /// <summary>a * b.</summary>
    static abstract V Mul(V a, V b);

    /// <summary>a / b.</summary>
    static abstract V Div(V a, V b);

    /// <summary>a * b + c, rounded once.</summary>
    static abstract V Fma(V a, V b, V c);

    /// <summary>The square root.</summary>
    static abstract V Sqrt(V a);

    /// <summary>The value without its sign.</summary>
    static abstract V Abs(V a);

    /// <summary>The value with the other sign.</summary>
    static abstract V Neg(V a);

    /// <summary>Whether a is less than b.</summary>
    static abstract V Less(V a, V b);

    /// <summary>Whether a is at most b.</summary>
    static abstract V AtMost(V a, V b);

    /// <summary>Whether a and b are equal.</summary>
    static abstract V Same(V a, V b);

    /// <summary>Whether a is less than b in all lanes.</summary>
    static abstract bool AllLess(V a, V b);

    /// <summary>Whether the condition holds in any lane.</summary>
    static abstract bool Any(V condition);

    /// <summary>a where the condition holds, b elsewhere.</summary>
    static abstract V Select(V condition, V a, V b);

    /// <summary>The bits set in both.</summary>
    static abstract V And(V a, V b);

    /// <summary>The bits set in a and not in b.</summary>
    static abstract V AndNot(V a, V b);

    /// <summary>The bits set in either.</summary>
    static abstract V Or(V a, V b);

    /// <summary>The bits set in one of the two.</summary>
    static abstract V Xor(V a, V b);

    /// <summary>The sum of the bits as integers.</summary>
    static abstract V AddBits(V a, V b);

    /// <summary>The difference of the bits as integers.</summary>
    static abstract V SubBits(V a, V b);

    /// <summary>The bits moved up.</summary>
    static abstract V Up(V a, int places);

    /// <summary>The bits moved down; zeros follow.</summary>
    static abstract V Down(V a, int places);
}
