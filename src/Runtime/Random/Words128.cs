using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using FusedKernels.CompilerServices;

namespace FusedKernels.Mathematics;

/// <summary>Vectors of 128 bits, of integers.</summary>
internal readonly struct Words128 : IWordLanes<Vector128<ulong>>
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<ulong> Of(ulong value) => Vector128.Create(value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<ulong> Add(Vector128<ulong> a, Vector128<ulong> b) => a + b;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<ulong> Xor(Vector128<ulong> a, Vector128<ulong> b) => a ^ b;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<ulong> Join(Vector128<ulong> a, Vector128<ulong> b) => (a & Vector128.Create(0xFFFF_FFFFUL)) | (b << 32);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<ulong> Upper(Vector128<ulong> a) => a >>> 32;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<ulong> Multiply(Vector128<ulong> a, Vector128<ulong> b) => LaneProduct.OfEven(a.AsUInt32(), b.AsUInt32());
}
