using System.Collections.Generic;
using System.Linq;
using FusedKernels.Generator.IR;
using Microsoft.CodeAnalysis;

namespace FusedKernels.Generator.Lowering;

/// <summary>The methods of .NET that a kernel can call, and what to say of the others.</summary>
internal static class CallTable
{
    /// <summary>Functions of floating-point numbers, by name and number of arguments.</summary>
    private static readonly (Function Function, int Arguments)[] Floating =
    [
        (Function.Sqrt, 1), (Function.Floor, 1), (Function.Ceiling, 1), (Function.Round, 1), (Function.Truncate, 1), (Function.CopySign, 2),
        (Function.FusedMultiplyAdd, 3), (Function.Exp, 1), (Function.Exp2, 1), (Function.Exp10, 1), (Function.ExpM1, 1), (Function.LogP1, 1), (Function.ReciprocalSqrt, 1), (Function.ReciprocalSqrtEstimate, 1), (Function.Erf, 1), (Function.Erfc, 1), (Function.NormalCdf, 1), (Function.Log, 1), (Function.Log2, 1), (Function.Log10, 1), (Function.Cbrt, 1),
        (Function.Sin, 1), (Function.Cos, 1), (Function.Tan, 1), (Function.Asin, 1), (Function.Acos, 1), (Function.Atan, 1),
        (Function.Sinh, 1), (Function.Cosh, 1), (Function.Tanh, 1), (Function.Asinh, 1), (Function.Acosh, 1), (Function.Atanh, 1),
        (Function.Pow, 2), (Function.Atan2, 2), (Function.Hypot, 2), (Function.MinNumber, 2), (Function.MaxNumber, 2), (Function.MinMagnitude, 2),
        (Function.MaxMagnitude, 2), (Function.MinMagnitudeNumber, 2), (Function.MaxMagnitudeNumber, 2),
    ];

    /// <summary>By method name and number of arguments; the same for Math, MathF and the static methods of the numeric types.</summary>
    private static readonly ILookup<(string Name, int Arguments), KnownCall> Known = FloatingCalls.All
        .Concat(Floating.Select(f => Is(f.Function, f.Arguments, t => t.IsFloating() && t.IsComputed())))
        .Concat(
        [
            Is(Function.Min, 2, t => t.IsComputed()), Is(Function.Max, 2, t => t.IsComputed()), Is(Function.Clamp, 3, t => t.IsComputed()),
            Is(Function.Abs, 1, t => t.IsSigned() && t.IsComputed()), Is(Function.Sign, 1, t => t.IsSigned() && t.IsComputed()),
        ])
        .Concat(BitCalls.All)
        .Concat(CharacterCalls.All)
        .ToLookup(entry => entry.Key, entry => entry.Call);

    private static readonly Dictionary<string, string> MathAdvice = new()
    {
        ["Round"] = ": only rounding to even without digits, as in Math.Round(x)",
        ["BigMul"] = " beyond int and uint: its result has no type that a kernel knows",
    };

    /// <summary>Whether a method is one of Math, MathF, BitOperations, BitConverter, a numeric type's own static methods or what char says of ASCII.</summary>
    public static bool IsMath(IMethodSymbol method) => method.IsStatic
        && (IsNumber(method.ContainingType)
            || (method.ContainingType?.SpecialType == SpecialType.System_Char && (method.Name == "IsBetween" || method.Name.StartsWith("IsAscii", System.StringComparison.Ordinal)))
            || (method.ContainingType is { Name: "Math" or "MathF" or "BitConverter" or "BitOperations", ContainingType: null }
                && method.ContainingNamespace.ToDisplayString() is "System" or "System.Numerics")
            || (method.ContainingType is { Name: "KernelMath", ContainingType: null } && method.ContainingNamespace.ToDisplayString() == "FusedKernels"));

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
        { ContainingType.Name: "Random" } => "it keeps a state that iterations would share; KernelRandom has numbers that depend on nothing but a seed and an index: KernelRandom.Uniform(seed, i)",
        _ => "only functions of Math and MathF are known; call it outside and pass its result",
    };

    /// <summary>What a mathematical method computes, or null for one that is not known.</summary>
    public static KnownCall? Find(IMethodSymbol method)
    {
        bool byValue = method.Parameters.All(p => p.RefKind == RefKind.None) && Layout.ScalarOf(method.ReturnType) is not null;
        return byValue ? Find(method.Name, method.Parameters.Select(p => Layout.ScalarOf(p.Type)).ToArray(), IsNumber(method.ContainingType)) : null;
    }

    private static bool IsNumber(ITypeSymbol? type) => TypeTable.Scalar(type) is not null || (type?.SpecialType is not SpecialType.System_Char && TypeTable.HeldBy(type) is not null);

    /// <summary>What a mathematical method computes, by its name and the types of its parameters.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="types">The types of its parameters, null for others than numbers.</param>
    /// <param name="isOfNumber">Whether it is one of a numeric type, not of Math.</param>
    public static KnownCall? Find(string name, IReadOnlyList<ScalarType?> types, bool isOfNumber)
    {
        int last = types.Count - 1;
        if (last < 0 || types[0] is not { } type)
            return null;

        // A half is another kind of number than the float it computes in only where it is subnormal.
        bool asSingle = type == ScalarType.Half && isOfNumber && name is not ("IsNormal" or "IsSubnormal");
        bool Fits(KnownCall call) => (call.Takes(type) || (asSingle && call.Takes(ScalarType.Single))) && (isOfNumber || !call.IsOfNumber)
            && types.Select((each, k) => each == (call.LastIsInt32 && k == last ? ScalarType.Int32 : type)).All(fits => fits);
        return Known[(name, last + 1)].FirstOrDefault(Fits);
    }

    private static ((string Name, int Arguments) Key, KnownCall Call) Is(Function function, int arguments, System.Func<ScalarType, bool> takes) =>
        ((function.ToString(), arguments), new KnownCall(takes, a => new Call(a.Result, function, a.All.ToEquatable())));

    /// <summary>What follows "is not supported in a kernel" for a mathematical method.</summary>
    public static string Advice(string method) => MathAdvice.TryGetValue(method, out string? advice) ? advice : " yet";
}
