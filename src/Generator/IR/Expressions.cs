using System;

namespace FusedKernels.Generator.IR;

/// <summary>A pure expression. C#'s promotions are explicit: both operands of a binary node have its type (a shift count is Int32).</summary>
internal abstract record Expr(ScalarType Type);

/// <summary>A constant; <paramref name="Bits"/> is the value sign-extended or its IEEE bits (a Single's in the low half).</summary>
internal sealed record Constant(ScalarType Type, long Bits) : Expr(Type)
{
    public static Constant Int(int value) => new(ScalarType.Int32, value);

    public static Constant Bool(bool value) => new(ScalarType.Boolean, value ? 1 : 0);

    public static Constant Double(double value) => new(ScalarType.Double, BitConverter.DoubleToInt64Bits(value));

    public static Constant Single(float value) => new(ScalarType.Single, BitConverter.ToInt32(BitConverter.GetBytes(value), 0));

    /// <summary>A number as a Single or a Double.</summary>
    public static Constant Floating(double value, ScalarType type) => type == ScalarType.Double ? Double(value) : Single((float)value);

    public double AsDouble() => Type switch
    {
        ScalarType.Half => OfHalf((int)Bits),
        ScalarType.Single => BitConverter.ToSingle(BitConverter.GetBytes((int)Bits), 0),
        _ => BitConverter.Int64BitsToDouble(Bits),
    };

    private static double OfHalf(int bits)
    {
        (int exponent, int fraction) = ((bits >> 10) & 31, bits & 0x3FF);
        double magnitude = exponent switch
        {
            0 => fraction / 16777216.0,
            31 => fraction == 0 ? double.PositiveInfinity : double.NaN,
            _ => (0x400 | fraction) * Math.Pow(2, exponent - 25),
        };
        return (bits & 0x8000) == 0 ? magnitude : -magnitude;
    }
}

/// <summary>The value of a variable.</summary>
internal sealed record VariableRef(Variable Variable) : Expr(Variable.Type);

/// <summary>
/// Length of a buffer in dimension <paramref name="Dimension"/> (GetLength), or the number of all its elements when that is -1
/// (.Length of a T[,]; for rank 1 dimension 0 is used). Type is Int32.
/// </summary>
internal sealed record Length(KernelBuffer Buffer, int Dimension) : Expr(ScalarType.Int32);

/// <summary>Length of a row of an array of arrays. Throws where there is no such row. <paramref name="Id"/> names the access.</summary>
internal sealed record RowLength(int Id, KernelBuffer Buffer, Expr Row) : Expr(ScalarType.Int32);

/// <summary>Length of the shortest or the longest row of an array of arrays; 0 where there are no rows.</summary>
internal sealed record RowExtent(KernelBuffer Buffer, bool IsLongest) : Expr(ScalarType.Int32);

/// <summary>Reads an element. Index expressions are Int32 or Int64. <paramref name="Id"/> names the access.</summary>
internal sealed record Load(int Id, KernelBuffer Buffer, EquatableArray<Expr> Index) : Expr(Buffer.Element);

internal enum UnaryOp
{
    Negate,
    BitNot,
    LogicalNot,
}

/// <summary>A checked negation throws OverflowException for the smallest value.</summary>
internal sealed record Unary(UnaryOp Op, Expr Operand, bool IsChecked = false) : Expr(Operand.Type);

internal enum BinaryOp
{
    Add,
    Subtract,
    Multiply,
    Divide,
    Remainder,
    And,
    Or,
    Xor,
    ShiftLeft,
    ShiftRight,
    UnsignedShiftRight,
}

/// <summary>What is known of the binary operators.</summary>
internal static class BinaryOps
{
    /// <summary>Whether the right operand is a count, an Int32 whatever the type of the left one.</summary>
    public static bool IsShift(this BinaryOp op) => op is BinaryOp.ShiftLeft or BinaryOp.ShiftRight or BinaryOp.UnsignedShiftRight;
}

/// <summary>
/// Arithmetic that wraps around; checked, sums, differences and products of integers throw OverflowException instead. And, Or, Xor of booleans
/// evaluate both sides.
/// </summary>
internal sealed record Binary(BinaryOp Op, Expr Left, Expr Right, bool IsChecked = false) : Expr(Left.Type);

internal enum CompareOp
{
    Equal,
    NotEqual,
    Less,
    LessOrEqual,
    Greater,
    GreaterOrEqual,
}

/// <summary>Compares two values of one type; false where either is NaN, except NotEqual.</summary>
internal sealed record Compare(CompareOp Op, Expr Left, Expr Right) : Expr(ScalarType.Boolean);

/// <summary>C#'s <c>&amp;&amp;</c> (<paramref name="IsAnd"/>) or <c>||</c>: the right side is evaluated only where the left does not decide.</summary>
internal sealed record ShortCircuit(bool IsAnd, Expr Left, Expr Right) : Expr(ScalarType.Boolean);

/// <summary>C#'s <c>?:</c>: only the chosen side is evaluated. Both sides have the same type.</summary>
internal sealed record Select(Expr Condition, Expr WhenTrue, Expr WhenFalse) : Expr(WhenTrue.Type);

/// <summary>
/// A numeric conversion with .NET's semantics: unchecked, float to integer saturates and NaN gives 0; checked, it throws OverflowException
/// for a value that the type does not hold.
/// </summary>
internal sealed record Conversion(ScalarType Type, Expr Operand, bool IsChecked = false) : Expr(Type);

/// <summary>What a <see cref="Within"/> throws.</summary>
internal enum RangeFault
{
    /// <summary>IndexOutOfRangeException: an index.</summary>
    Index,

    /// <summary>ArgumentOutOfRangeException: the ends of a slice.</summary>
    Slice,
}

/// <summary>
/// The value of <paramref name="Start"/>; throws unless <paramref name="Count"/> elements from there on lie within the first
/// <paramref name="Total"/> ones, none of the three negative. An index within a slice is one element of it. All are Int32.
/// </summary>
/// <param name="Id">Names the test; the copies of one test have the same.</param>
/// <param name="Start">The first element.</param>
/// <param name="Count">The number of elements.</param>
/// <param name="Total">How many there are.</param>
/// <param name="Fault">What it throws.</param>
internal sealed record Within(int Id, Expr Start, Expr Count, Expr Total, RangeFault Fault) : Expr(ScalarType.Int32);

/// <summary>Functions the compiler knows. Operands and result have the type of the node unless said.</summary>
internal enum Function
{
    Sqrt,

    /// <summary>Throws OverflowException for the smallest value of a signed integer type.</summary>
    Abs,
    Min,
    Max,

    /// <summary>The value, or the one of two limits that it lies beyond; throws ArgumentException where the lower limit is the greater.</summary>
    Clamp,
    Floor,
    Ceiling,

    /// <summary>To the nearest, halfway cases to even.</summary>
    Round,
    Truncate,

    /// <summary>Result Int32; throws ArithmeticException for NaN.</summary>
    Sign,
    CopySign,
    FusedMultiplyAdd,

    /// <summary>Math.Pow(x, 0.5), which differs from Sqrt at -0.0 and negative infinity.</summary>
    PowHalf,
    MinNumber,
    MaxNumber,
    MinMagnitude,
    MaxMagnitude,
    MinMagnitudeNumber,
    MaxMagnitudeNumber,

    /// <summary>The number of bits that are set, of UInt32 or UInt64.</summary>
    PopCount,

    /// <summary>The number of zeros above the highest bit that is set, of UInt32 or UInt64.</summary>
    LeadingZeroCount,

    /// <summary>The upper half of the product of two UInt32 or UInt64, which has twice as many bits.</summary>
    UpperHalf,

    /// <summary>The bits of a floating-point value as the signed integer of its size, or back.</summary>
    Reinterpret,

    /// <summary>The first 64 of the random bits that a seed, an index and a block of that index have, all Int64.</summary>
    RandomLow,

    /// <summary>The other 64.</summary>
    RandomHigh,

    /// <summary>Random bits as an integer below a limit of less than 2^32, all UInt64.</summary>
    RandomBelow,

    /// <summary>Random bits, UInt64, as a number from the exponential distribution.</summary>
    RandomExponential,

    /// <summary>Random bits, UInt64, as the distance from the origin of two normal variates.</summary>
    RandomRadius,

    /// <summary>The cosine of an angle that is given in 1 / 2^64 turns, UInt64.</summary>
    RandomCosine,

    Exp,
    Exp2,
    Exp10,
    ExpM1,
    Log,
    Log2,
    Log10,
    LogP1,
    Cbrt,
    Sin,
    Cos,
    Tan,
    Asin,
    Acos,
    Atan,
    Sinh,
    Cosh,
    Tanh,
    Asinh,
    Acosh,
    Atanh,
    Pow,
    Atan2,
    Hypot,
    ReciprocalSqrt,

    /// <summary>1 over the square root within 2 ulp; its bits depend on the processor.</summary>
    ReciprocalSqrtEstimate,
    Erf,
    Erfc,
    NormalCdf,
}

/// <summary>What is known of the comparisons.</summary>
internal static class Comparisons
{
    /// <summary>The comparison that says the same with its operands swapped.</summary>
    public static CompareOp Mirrored(this CompareOp op) => op switch
    {
        CompareOp.Less => CompareOp.Greater,
        CompareOp.LessOrEqual => CompareOp.GreaterOrEqual,
        CompareOp.Greater => CompareOp.Less,
        CompareOp.GreaterOrEqual => CompareOp.LessOrEqual,
        _ => op,
    };

    /// <summary>The comparison that holds where this one does not; not for floating point, where neither may.</summary>
    public static CompareOp Negated(this CompareOp op) => op switch
    {
        CompareOp.Equal => CompareOp.NotEqual,
        CompareOp.NotEqual => CompareOp.Equal,
        CompareOp.Less => CompareOp.GreaterOrEqual,
        CompareOp.LessOrEqual => CompareOp.Greater,
        CompareOp.Greater => CompareOp.LessOrEqual,
        _ => CompareOp.Less,
    };
}

/// <summary>What is known of the functions.</summary>
internal static class Functions
{
    /// <summary>Whether a function is one of VectorMath, which lanes and scalar code compute with the same bits; those of Math differ in the last places.</summary>
    public static bool IsVectorMath(this Function function) => function >= Function.Exp;

    /// <summary>Whether a function makes random bits, or numbers of them: the same ones in lanes and in scalar code.</summary>
    public static bool IsRandom(this Function function) => function is >= Function.RandomLow and <= Function.RandomCosine;

    /// <summary>Whether a function gives one of the two halves of a block of random bits.</summary>
    public static bool IsRandomBlock(this Function function) => function is Function.RandomLow or Function.RandomHigh;

    /// <summary>Whether a function is a computation of dozens of operations.</summary>
    public static bool IsLong(this Function function) => function.IsVectorMath() || (function.IsRandom() && function != Function.RandomBelow);
}

internal sealed record Call(ScalarType Type, Function Function, EquatableArray<Expr> Arguments) : Expr(Type);
