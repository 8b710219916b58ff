using System;
using System.Collections.Generic;
using FusedKernels.Generator.IR;

namespace FusedKernels.Generator.Lowering;

/// <summary>A method of .NET that a kernel can call.</summary>
/// <param name="Takes">Whether it is known for a type of its first argument.</param>
/// <param name="Lower">What it computes; a result of another type than the method's is converted to that.</param>
/// <param name="LastIsInt32">Whether its last argument is an int and not of the type of the others.</param>
/// <param name="IsOfNumber">Whether only the method of a numeric type is meant, not that of the same name in Math.</param>
internal sealed record KnownCall(Func<ScalarType, bool> Takes, Func<CallArguments, Expr> Lower, bool LastIsInt32 = false, bool IsOfNumber = false);

/// <summary>The arguments of a call in the order of the parameters.</summary>
/// <param name="values">The arguments.</param>
/// <param name="result">The type that the method returns.</param>
/// <param name="once">Makes an expression cheap to evaluate several times.</param>
/// <param name="nextId">Gives an id for a test.</param>
internal sealed class CallArguments(IReadOnlyList<Expr> values, ScalarType result, Func<Expr, Expr> once, Func<int> nextId)
{
    public Expr this[int index] => values[index];

    public IReadOnlyList<Expr> All => values;

    /// <summary>The type of the first argument.</summary>
    public ScalarType Type => values[0].Type;

    /// <summary>The type that the method returns.</summary>
    public ScalarType Result => result;

    /// <summary>An expression that is used several times.</summary>
    public Expr Once(Expr expr) => once(expr);

    /// <summary>The name of a test.</summary>
    public int NextId() => nextId();
}
