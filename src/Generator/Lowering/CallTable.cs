using System.Collections.Generic;
using System.Linq;
using FusedKernels.Generator.IR;
using Microsoft.CodeAnalysis;

namespace FusedKernels.Generator.Lowering;

/// <summary>The methods of .NET that a kernel can call, and what to say of the others.</summary>
internal static class CallTable
{
    /// <summary>By method name and number of arguments; the same for Math, MathF and the static methods of the numeric types.</summary>
    private static readonly Dictionary<(string Name, int Arguments), Function> Functions = new()
    {
        [("Sqrt", 1)] = Function.Sqrt,
        [("Abs", 1)] = Function.Abs,
        [("Min", 2)] = Function.Min,
        [("Max", 2)] = Function.Max,
        [("Floor", 1)] = Function.Floor,
        [("Ceiling", 1)] = Function.Ceiling,
        [("Round", 1)] = Function.Round,
        [("Truncate", 1)] = Function.Truncate,
        [("Sign", 1)] = Function.Sign,
        [("CopySign", 2)] = Function.CopySign,
        [("FusedMultiplyAdd", 3)] = Function.FusedMultiplyAdd,
        [("Exp", 1)] = Function.Exp,
        [("Log", 1)] = Function.Log,
        [("Log2", 1)] = Function.Log2,
        [("Log10", 1)] = Function.Log10,
        [("Cbrt", 1)] = Function.Cbrt,
        [("Sin", 1)] = Function.Sin,
        [("Cos", 1)] = Function.Cos,
        [("Tan", 1)] = Function.Tan,
        [("Asin", 1)] = Function.Asin,
        [("Acos", 1)] = Function.Acos,
        [("Atan", 1)] = Function.Atan,
        [("Sinh", 1)] = Function.Sinh,
        [("Cosh", 1)] = Function.Cosh,
        [("Tanh", 1)] = Function.Tanh,
        [("Asinh", 1)] = Function.Asinh,
        [("Acosh", 1)] = Function.Acosh,
        [("Atanh", 1)] = Function.Atanh,
        [("Pow", 2)] = Function.Pow,
        [("Atan2", 2)] = Function.Atan2,
    };

    private static readonly Dictionary<string, string> MathAdvice = new()
    {
        ["Round"] = ": only rounding to even without digits, as in Math.Round(x)",
        ["Clamp"] = ": write Math.Min(Math.Max(x, low), high)",
        ["IsNaN"] = ": write x != x",
        ["IsFinite"] = ": write x - x == 0",
        ["IsInfinity"] = ": compare with double.PositiveInfinity and double.NegativeInfinity",
        ["IsPositiveInfinity"] = ": compare with double.PositiveInfinity",
        ["IsNegativeInfinity"] = ": compare with double.NegativeInfinity",
        ["BigMul"] = ": cast the operands to long and multiply",
        ["DivRem"] = ": use / and %",
    };

    /// <summary>Whether a method is one of Math, MathF or a numeric type's own static methods.</summary>
    public static bool IsMath(IMethodSymbol method) => method.IsStatic
        && (TypeTable.Scalar(method.ContainingType) is not null
            || method.ContainingType is { Name: "Math" or "MathF", ContainingType: null, ContainingNamespace: { Name: "System", ContainingNamespace.IsGlobalNamespace: true } });

    /// <summary>Whether a method works on whole arrays, and a loop does the same.</summary>
    public static bool IsWholeArray(IMethodSymbol method) => method.ContainingType is { ContainingType: null } type
        && (TypeTable.SpanKind(type) is not null
            || type.Name is "TensorPrimitives" or "Tensor" or "TensorSpan" or "Enumerable" or "ParallelEnumerable" or "MemoryExtensions" or "Array" or "Buffer")
        && type.ContainingNamespace.ToDisplayString().StartsWith("System", System.StringComparison.Ordinal);

    /// <summary>What to do about a call of a method that is neither mathematical nor one on whole arrays.</summary>
    public static string UnknownAdvice(IMethodSymbol method) => method switch
    {
        { Name: var name } when name.StartsWith("Throw", System.StringComparison.Ordinal) => "check the arguments before the kernel is called",
        { ContainingType.Name: "Debug" or "Trace" or "Console" } => "do it where the kernel is called",
        { ContainingType.Name: "Parallel" or "Task" or "Thread" or "Interlocked" } => "write the plain loop, which runs on all cores with 'Parallel = true'",
        { ContainingType.Name: "Random" } => "fill a span with random numbers and pass it",
        _ => "only functions of Math and MathF are known; call it outside and pass its result",
    };

    /// <summary>The function a mathematical method is, or null; all its overloads that Math and MathF have for supported types are.</summary>
    public static Function? Find(IMethodSymbol method)
    {
        bool known = Functions.TryGetValue((method.Name, method.Parameters.Length), out Function function);
        if (!known || TypeTable.Scalar(method.ReturnType) is null || TypeTable.Scalar(method.Parameters[0].Type) is not { } type)
            return null;
        bool uniform = method.Parameters.All(parameter => parameter.RefKind == RefKind.None && TypeTable.Scalar(parameter.Type) == type);
        bool supported = function switch
        {
            Function.Min or Function.Max => true,
            Function.Abs or Function.Sign => type.IsSigned(),
            _ => type.IsFloating(),
        };
        return uniform && supported ? function : null;
    }

    /// <summary>What follows "is not supported in a kernel" for a mathematical method.</summary>
    public static string Advice(string method) => MathAdvice.TryGetValue(method, out string? advice) ? advice : " yet";
}
