using FusedKernels.Generator.IR;

namespace FusedKernels.Generator.Analysis;

/// <summary>What an accumulator holds that has taken in nothing.</summary>
internal static class Identities
{
    /// <summary>The bits of the NaN that stands for no value; a NaN that is a value has others. The runtime's <c>NewestOp</c> has the same.</summary>
    private const long NoDouble = 0x7FFC_6E6F_7468_6967;

    private const int NoSingle = 0x7FE6_6F6E;

    /// <summary>The value that changes nothing: -0.0 for a floating sum, so that a sum of negative zeros keeps its sign.</summary>
    public static Constant Of(ReductionKind kind, ScalarType type) => (kind, type) switch
    {
        (ReductionKind.Sum, ScalarType.Double) => new Constant(type, long.MinValue),
        (ReductionKind.Sum, ScalarType.Single) => new Constant(type, int.MinValue),
        (ReductionKind.Product, ScalarType.Double) => Constant.Double(1),
        (ReductionKind.Product, ScalarType.Single) => Constant.Single(1),
        (ReductionKind.Product, _) => new Constant(type, 1),
        (ReductionKind.And, ScalarType.Boolean) => Constant.Bool(true),
        (ReductionKind.And, _) => AllOnes(type),
        (ReductionKind.Newest, ScalarType.Double) => new Constant(type, NoDouble),
        (ReductionKind.Newest, ScalarType.Single) => new Constant(type, NoSingle),
        (ReductionKind.Earliest or ReductionKind.Latest, _) => RoundNumbers.None(type),
        _ => new Constant(type, 0),
    };

    private static Constant AllOnes(ScalarType type) => new(type, type.IsSigned() ? -1 : type.Size() switch
    {
        1 => byte.MaxValue,
        2 => ushort.MaxValue,
        4 => uint.MaxValue,
        _ => -1,
    });
}
