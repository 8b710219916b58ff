using System.Collections.Generic;
using FusedKernels.Generator.IR;

namespace FusedKernels.Generator.Lowering;

/// <summary>The static properties of <c>System.Half</c>, which are constants but not C#'s.</summary>
internal static class HalfConstants
{
    private static readonly Dictionary<string, long> Bits = new()
    {
        ["NegativeOne"] = 0xBC00,
        ["NegativeZero"] = 0x8000,
        ["Epsilon"] = 0x0001,
        ["MaxValue"] = 0x7BFF,
        ["MinValue"] = 0xFBFF,
        ["PositiveInfinity"] = 0x7C00,
        ["NegativeInfinity"] = 0xFC00,
        ["NaN"] = 0xFE00,
        ["E"] = 0x4170,
        ["Pi"] = 0x4248,
        ["Tau"] = 0x4648,
    };

    /// <summary>The constant of a name, or null where there is none.</summary>
    public static Constant? Find(string name) => Bits.TryGetValue(name, out long bits) ? new Constant(ScalarType.Half, bits) : null;
}
