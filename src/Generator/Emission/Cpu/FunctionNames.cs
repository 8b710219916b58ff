using FusedKernels.Generator.IR;

namespace FusedKernels.Generator.Emission.Cpu;

/// <summary>How known functions are called.</summary>
internal static class FunctionNames
{
    /// <summary>The scalar function for arguments of a type.</summary>
    public static string Scalar(Function function, ScalarType type)
    {
        if (function == Function.PowHalf)
            return "KernelRuntime.LaneFunctions.PowHalf";
        bool onMathF = type == ScalarType.Single && function is not (Function.Abs or Function.Min or Function.Max or Function.Sign);
        return $"global::System.{(onMathF ? "MathF" : "Math")}.{function}";
    }

    /// <summary>A function that each lane runs by itself.</summary>
    public static string LaneByLane(string function, ScalarType type) =>
        $"KernelRuntime.LaneByLane.Map<{type.Keyword()}, KernelRuntime.ScalarFunctions.{function}>";

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
        Function.PowHalf => "KernelRuntime.LaneFunctions.PowHalf",
        Function.Sign => null,
        _ => $"{LaneTypes.Class(width)}.{function}",
    };
}
