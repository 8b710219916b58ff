using System.ComponentModel;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace FusedKernels.CompilerServices;

/// <summary>
/// Conversions between <see cref="System.Half"/> and floating-point numbers in lanes, with the bits of .NET's own conversions. For generated code.
/// Halves are their bits: in memory two bytes each, here widened to the size of the other type.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class LaneHalf
{
    /// <summary>The exponent and fraction of a float's bits for those of a half that stand in the same places, for normal numbers: what the biases differ by.</summary>
    private const uint Rebias = 0x38000000;

    /// <summary>The least normal half as a float: two to the power of -14.</summary>
    private const uint LeastNormal = 0x38800000;

    /// <summary>The exponent of infinity and NaN where a float has it that a half was shifted into.</summary>
    private const uint ShiftedExponents = 0x0F800000;

    /// <summary>The largest float that is not yet infinity is below it: 65520.</summary>
    private const uint Overflow = 0x477FF000;

    /// <summary>The same as a double.</summary>
    private const ulong WideOverflow = 0x40EFFE0000000000;

    /// <summary>The least normal half as a double.</summary>
    private const ulong WideLeastNormal = 0x3F10000000000000;

    /// <summary>Halves as floats, which hold them all.</summary>
    /// <param name="half">Their bits.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<float> ToSingle(Vector512<uint> half)
    {
        Vector512<uint> shifted = (half & Vector512.Create(0x7FFFu)) << 13;
        Vector512<uint> exponent = shifted & Vector512.Create(ShiftedExponents);
        Vector512<uint> subnormal = Vector512.Equals(exponent, Vector512<uint>.Zero) & Vector512.Create(LeastNormal);
        Vector512<uint> infinite = Vector512.Equals(exponent, Vector512.Create(ShiftedExponents)) & Vector512.Create(Rebias);

        // A subnormal half is the fraction of a float that is the least normal one larger.
        Vector512<float> magnitude = (shifted + (Vector512.Create(Rebias) | subnormal) + infinite).AsSingle() - subnormal.AsSingle();
        return (magnitude.AsUInt32() | ((half & Vector512.Create(0x8000u)) << 16)).AsSingle();
    }

    /// <summary>Floats as halves, to the nearest, halfway cases to even.</summary>
    /// <param name="value">The floats.</param>
    /// <returns>The bits of the halves in the low half of each lane; what is above them is of no meaning.</returns>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<uint> FromSingle(Vector512<float> value)
    {
        Vector512<uint> bits = value.AsUInt32();
        Vector512<int> magnitude = (bits & Vector512.Create(0x7FFFFFFFu)).AsInt32();
        Vector512<int> finite = Vector512.Min(magnitude, Vector512.Create((int)Overflow));

        // Adding a number that is 13 powers of two larger rounds to the bits that a half has, of a subnormal one too.
        Vector512<uint> larger = (Vector512.Max(finite, Vector512.Create((int)LeastNormal)).AsUInt32() & Vector512.Create(0x7F800000u)) + Vector512.Create(13u << 23);
        Vector512<uint> rounded = (finite.AsSingle() + larger.AsSingle()).AsUInt32() - Vector512.Create(126u << 23);
        Vector512<uint> half = rounded + (rounded >>> 13);
        Vector512<uint> nan = (magnitude.AsUInt32() >>> 13) | Vector512.Create(0x7E00u);
        Vector512<uint> isNan = Vector512.GreaterThan(magnitude, Vector512.Create(0x7F800000)).AsUInt32();
        return Vector512.ConditionalSelect(isNan, nan & Vector512.Create(0x7FFFu), half) | ((bits >>> 16) & Vector512.Create(0x8000u));
    }

    /// <summary>Doubles as halves, to the nearest, halfway cases to even.</summary>
    /// <param name="value">The doubles.</param>
    /// <returns>The bits of the halves in the low quarter of each lane; what is above them is of no meaning.</returns>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<ulong> FromDouble(Vector512<double> value)
    {
        Vector512<ulong> bits = value.AsUInt64();
        Vector512<long> magnitude = (bits & Vector512.Create(0x7FFFFFFFFFFFFFFFUL)).AsInt64();
        Vector512<long> finite = Vector512.Min(magnitude, Vector512.Create((long)WideOverflow));
        Vector512<ulong> larger = (Vector512.Max(finite, Vector512.Create((long)WideLeastNormal)).AsUInt64() & Vector512.Create(0x7FF0000000000000UL)) + Vector512.Create(42UL << 52);
        Vector512<ulong> rounded = (finite.AsDouble() + larger.AsDouble()).AsUInt64() - Vector512.Create(1051UL << 52);
        Vector512<ulong> half = rounded + (rounded >>> 42);
        Vector512<ulong> nan = (magnitude.AsUInt64() >>> 42) | Vector512.Create(0x7E00UL);
        Vector512<ulong> isNan = Vector512.GreaterThan(magnitude, Vector512.Create(0x7FF0000000000000L)).AsUInt64();
        return Vector512.ConditionalSelect(isNan, nan & Vector512.Create(0x7FFFUL), half) | ((bits >>> 48) & Vector512.Create(0x8000UL));
    }

    /// <summary>Halves as floats, which hold them all.</summary>
    /// <param name="half">Their bits.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<float> ToSingle(Vector256<uint> half)
    {
        Vector256<uint> shifted = (half & Vector256.Create(0x7FFFu)) << 13;
        Vector256<uint> exponent = shifted & Vector256.Create(ShiftedExponents);
        Vector256<uint> subnormal = Vector256.Equals(exponent, Vector256<uint>.Zero) & Vector256.Create(LeastNormal);
        Vector256<uint> infinite = Vector256.Equals(exponent, Vector256.Create(ShiftedExponents)) & Vector256.Create(Rebias);

        // A subnormal half is the fraction of a float that is the least normal one larger.
        Vector256<float> magnitude = (shifted + (Vector256.Create(Rebias) | subnormal) + infinite).AsSingle() - subnormal.AsSingle();
        return (magnitude.AsUInt32() | ((half & Vector256.Create(0x8000u)) << 16)).AsSingle();
    }

    /// <summary>Floats as halves, to the nearest, halfway cases to even.</summary>
    /// <param name="value">The floats.</param>
    /// <returns>The bits of the halves in the low half of each lane; what is above them is of no meaning.</returns>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<uint> FromSingle(Vector256<float> value)
    {
        Vector256<uint> bits = value.AsUInt32();
        Vector256<int> magnitude = (bits & Vector256.Create(0x7FFFFFFFu)).AsInt32();
        Vector256<int> finite = Vector256.Min(magnitude, Vector256.Create((int)Overflow));

        // Adding a number that is 13 powers of two larger rounds to the bits that a half has, of a subnormal one too.
        Vector256<uint> larger = (Vector256.Max(finite, Vector256.Create((int)LeastNormal)).AsUInt32() & Vector256.Create(0x7F800000u)) + Vector256.Create(13u << 23);
        Vector256<uint> rounded = (finite.AsSingle() + larger.AsSingle()).AsUInt32() - Vector256.Create(126u << 23);
        Vector256<uint> half = rounded + (rounded >>> 13);
        Vector256<uint> nan = (magnitude.AsUInt32() >>> 13) | Vector256.Create(0x7E00u);
        Vector256<uint> isNan = Vector256.GreaterThan(magnitude, Vector256.Create(0x7F800000)).AsUInt32();
        return Vector256.ConditionalSelect(isNan, nan & Vector256.Create(0x7FFFu), half) | ((bits >>> 16) & Vector256.Create(0x8000u));
    }

    /// <summary>Doubles as halves, to the nearest, halfway cases to even.</summary>
    /// <param name="value">The doubles.</param>
    /// <returns>The bits of the halves in the low quarter of each lane; what is above them is of no meaning.</returns>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<ulong> FromDouble(Vector256<double> value)
    {
        Vector256<ulong> bits = value.AsUInt64();
        Vector256<long> magnitude = (bits & Vector256.Create(0x7FFFFFFFFFFFFFFFUL)).AsInt64();
        Vector256<long> finite = Vector256.Min(magnitude, Vector256.Create((long)WideOverflow));
        Vector256<ulong> larger = (Vector256.Max(finite, Vector256.Create((long)WideLeastNormal)).AsUInt64() & Vector256.Create(0x7FF0000000000000UL)) + Vector256.Create(42UL << 52);
        Vector256<ulong> rounded = (finite.AsDouble() + larger.AsDouble()).AsUInt64() - Vector256.Create(1051UL << 52);
        Vector256<ulong> half = rounded + (rounded >>> 42);
        Vector256<ulong> nan = (magnitude.AsUInt64() >>> 42) | Vector256.Create(0x7E00UL);
        Vector256<ulong> isNan = Vector256.GreaterThan(magnitude, Vector256.Create(0x7FF0000000000000L)).AsUInt64();
        return Vector256.ConditionalSelect(isNan, nan & Vector256.Create(0x7FFFUL), half) | ((bits >>> 48) & Vector256.Create(0x8000UL));
    }

    /// <summary>Halves as floats, which hold them all.</summary>
    /// <param name="half">Their bits.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<float> ToSingle(Vector128<uint> half)
    {
        Vector128<uint> shifted = (half & Vector128.Create(0x7FFFu)) << 13;
        Vector128<uint> exponent = shifted & Vector128.Create(ShiftedExponents);
        Vector128<uint> subnormal = Vector128.Equals(exponent, Vector128<uint>.Zero) & Vector128.Create(LeastNormal);
        Vector128<uint> infinite = Vector128.Equals(exponent, Vector128.Create(ShiftedExponents)) & Vector128.Create(Rebias);

        // A subnormal half is the fraction of a float that is the least normal one larger.
        Vector128<float> magnitude = (shifted + (Vector128.Create(Rebias) | subnormal) + infinite).AsSingle() - subnormal.AsSingle();
        return (magnitude.AsUInt32() | ((half & Vector128.Create(0x8000u)) << 16)).AsSingle();
    }

    /// <summary>Floats as halves, to the nearest, halfway cases to even.</summary>
    /// <param name="value">The floats.</param>
    /// <returns>The bits of the halves in the low half of each lane; what is above them is of no meaning.</returns>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<uint> FromSingle(Vector128<float> value)
    {
        Vector128<uint> bits = value.AsUInt32();
        Vector128<int> magnitude = (bits & Vector128.Create(0x7FFFFFFFu)).AsInt32();
        Vector128<int> finite = Vector128.Min(magnitude, Vector128.Create((int)Overflow));

        // Adding a number that is 13 powers of two larger rounds to the bits that a half has, of a subnormal one too.
        Vector128<uint> larger = (Vector128.Max(finite, Vector128.Create((int)LeastNormal)).AsUInt32() & Vector128.Create(0x7F800000u)) + Vector128.Create(13u << 23);
        Vector128<uint> rounded = (finite.AsSingle() + larger.AsSingle()).AsUInt32() - Vector128.Create(126u << 23);
        Vector128<uint> half = rounded + (rounded >>> 13);
        Vector128<uint> nan = (magnitude.AsUInt32() >>> 13) | Vector128.Create(0x7E00u);
        Vector128<uint> isNan = Vector128.GreaterThan(magnitude, Vector128.Create(0x7F800000)).AsUInt32();
        return Vector128.ConditionalSelect(isNan, nan & Vector128.Create(0x7FFFu), half) | ((bits >>> 16) & Vector128.Create(0x8000u));
    }

    /// <summary>Doubles as halves, to the nearest, halfway cases to even.</summary>
    /// <param name="value">The doubles.</param>
    /// <returns>The bits of the halves in the low quarter of each lane; what is above them is of no meaning.</returns>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<ulong> FromDouble(Vector128<double> value)
    {
        Vector128<ulong> bits = value.AsUInt64();
        Vector128<long> magnitude = (bits & Vector128.Create(0x7FFFFFFFFFFFFFFFUL)).AsInt64();
        Vector128<long> finite = Vector128.Min(magnitude, Vector128.Create((long)WideOverflow));
        Vector128<ulong> larger = (Vector128.Max(finite, Vector128.Create((long)WideLeastNormal)).AsUInt64() & Vector128.Create(0x7FF0000000000000UL)) + Vector128.Create(42UL << 52);
        Vector128<ulong> rounded = (finite.AsDouble() + larger.AsDouble()).AsUInt64() - Vector128.Create(1051UL << 52);
        Vector128<ulong> half = rounded + (rounded >>> 42);
        Vector128<ulong> nan = (magnitude.AsUInt64() >>> 42) | Vector128.Create(0x7E00UL);
        Vector128<ulong> isNan = Vector128.GreaterThan(magnitude, Vector128.Create(0x7FF0000000000000L)).AsUInt64();
        return Vector128.ConditionalSelect(isNan, nan & Vector128.Create(0x7FFFUL), half) | ((bits >>> 48) & Vector128.Create(0x8000UL));
    }
}
