using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using FusedKernels.CompilerServices;

namespace FusedKernels.Mathematics;

/// <summary>Vectors of 256 bits, of integers.</summary>
internal readonly struct Words256 : IWordLanes<Vector256<ulong>>
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<ulong> Of(ulong value) => Vector256.Create(value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<ulong> Add(Vector256<ulong> a, Vector256<ulong> b) => a + b;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<ulong> Xor(Vector256<ulong> a, Vector256<ulong> b) => a ^ b;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<ulong> Join(Vector256<ulong> a, Vector256<ulong> b) => (a & Vector256.Create(0xFFFF_FFFFUL)) | (b << 32);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<ulong> Upper(Vector256<ulong> a) => a >>> 32;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<ulong> Multiply(Vector256<ulong> a, Vector256<ulong> b) => LaneProduct.OfEven(a.AsUInt32(), b.AsUInt32());
}
