using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace FusedKernels.Mathematics;

/// <summary>Four floats as four doubles.</summary>
internal static class Widening
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static Vector256<double> To256(Vector128<float> x) => Vector256.Create(Vector128.WidenLower(x), Vector128.WidenUpper(x));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static Vector128<float> ToFloat(Vector256<double> x) => Vector128.Narrow(x.GetLower(), x.GetUpper());
}
