using System;
using System.Runtime.CompilerServices;

namespace FusedKernels.Mathematics;

/// <summary>A single float.</summary>
internal readonly struct Floats1 : IFloatLanes<float>
{
    public static int Count => 1;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static float Of(float value) => value;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static float OfBits(int bits) => BitConverter.Int32BitsToSingle(bits);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static float Get(float a, int lane) => a;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static float With(float a, int lane, float value) => value;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static float Add(float a, float b) => a + b;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static float Sub(float a, float b) => a - b;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static float Mul(float a, float b) => a * b;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static float Div(float a, float b) => a / b;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static float Fma(float a, float b, float c) => MathF.FusedMultiplyAdd(a, b, c);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static float Sqrt(float a) => MathF.Sqrt(a);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static float Abs(float a) => MathF.Abs(a);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static float Neg(float a) => -a;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static float Less(float a, float b) => All(a < b);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static float AtMost(float a, float b) => All(a <= b);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static float Same(float a, float b) => All(a == b);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool AllLess(float a, float b) => a < b;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool Any(float condition) => Bits(condition) != 0;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static float Select(float condition, float a, float b) => Bits(condition) != 0 ? a : b;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static float And(float a, float b) => BitConverter.Int32BitsToSingle(Bits(a) & Bits(b));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static float AndNot(float a, float b) => BitConverter.Int32BitsToSingle(Bits(a) & ~Bits(b));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static float Or(float a, float b) => BitConverter.Int32BitsToSingle(Bits(a) | Bits(b));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static float Xor(float a, float b) => BitConverter.Int32BitsToSingle(Bits(a) ^ Bits(b));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static float AddBits(float a, float b) => BitConverter.Int32BitsToSingle(Bits(a) + Bits(b));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static float SubBits(float a, float b) => BitConverter.Int32BitsToSingle(Bits(a) - Bits(b));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static float Up(float a, int places) => BitConverter.Int32BitsToSingle(Bits(a) << places);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static float Down(float a, int places) => BitConverter.Int32BitsToSingle(Bits(a) >>> places);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static int Bits(float a) => BitConverter.SingleToInt32Bits(a);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static float All(bool condition) => BitConverter.Int32BitsToSingle(condition ? -1 : 0);
}
