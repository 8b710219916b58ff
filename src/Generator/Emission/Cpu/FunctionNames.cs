using FusedKernels.Generator.IR;

namespace FusedKernels.Generator.Emission.Cpu;

/// <summary>How known functions are called.</summary>
internal static class FunctionNames
{
    /// <summary>The scalar function that a call runs.</summary>
    public static string Scalar(Call call)
    {
        ScalarType type = call.Arguments[0].Type;
        return call.Function switch
        {
            _ when call.Function.IsVectorMath() => $"global::FusedKernels.KernelMath.{call.Function}",
            _ when call.Function.IsRandom() => Random(call.Function),
            Function.PowHalf => "KernelRuntime.LaneFunctions.PowHalf",
            Function.PopCount or Function.LeadingZeroCount => $"KernelRuntime.LaneBits.{call.Function}",
            Function.UpperHalf => "KernelRuntime.LaneProduct.High",
            Function.Reinterpret => "global::System.BitConverter." + (type.IsFloating() ? $"{type}To{call.Type}Bits" : $"{type}BitsTo{call.Type}"),
            Function.Abs or Function.Min or Function.Max or Function.Clamp or Function.Sign => $"global::System.Math.{call.Function}",
            Function.MinNumber or Function.MaxNumber or Function.MinMagnitudeNumber or Function.MaxMagnitudeNumber => $"{type.Keyword()}.{call.Function}",
            _ => Math(call.Function, type),
        };
    }

    /// <summary>What a variable is called that holds the result.</summary>
    public static string Stem(Function function) => function.ToString().ToLowerInvariant();

    /// <summary>a * b + c in scalar code.</summary>
    public static string FusedMultiplyAdd(ScalarType type) => Math(Function.FusedMultiplyAdd, type);

    private static string Math(Function function, ScalarType type) => $"global::System.{(type == ScalarType.Single ? "MathF" : "Math")}.{function}";

    /// <summary>The remainder of floating-point numbers, which each lane computes by itself.</summary>
    public static string Remainder(ScalarType type) => $"KernelRuntime.LaneByLane.Map<{type.Keyword()}, KernelRuntime.RemainderFunction>";

    /// <summary>A shift by a count that differs between lanes.</summary>
    public static string Shift(BinaryOp op) => "KernelRuntime.LaneShift." + op switch
    {
        BinaryOp.ShiftLeft => "Left",
        BinaryOp.ShiftRight => "Right",
        _ => "UnsignedRight",
    };

    /// <summary>The same function on vectors of a width, or null where lanes compute it from other operations.</summary>
    public static string? Lanes(Function function, int width) => function switch
    {
        _ when function.IsVectorMath() => $"global::FusedKernels.VectorMath.{function}",
        _ when function.IsRandom() => Random(function),
        Function.PowHalf => "KernelRuntime.LaneFunctions.PowHalf",
        Function.PopCount or Function.LeadingZeroCount => $"KernelRuntime.LaneBits.{function}",
        Function.UpperHalf => "KernelRuntime.LaneProduct.High",
        Function.Sign or Function.Clamp or Function.Reinterpret => null,
        _ => $"{LaneTypes.Class(width)}.{function}",
    };

    private static string Random(Function function) => $"KernelRuntime.LaneRandom.{RandomName(function)}";

    /// <summary>What a function of random numbers is called in the class that has them.</summary>
    public static string RandomName(Function function) => function.ToString().Substring("Random".Length);
}
