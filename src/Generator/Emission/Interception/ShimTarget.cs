using System.Linq;
using FusedKernels.Generator.IR;

namespace FusedKernels.Generator.Emission.Interception;

/// <summary>The compiled method that a shim calls, and the signature it has to repeat.</summary>
/// <param name="Callee">What to call, starting with <c>global::</c> and with type arguments.</param>
/// <param name="Method">Name of the intercepted method, without '@'.</param>
/// <param name="ReturnType">Its fully qualified return type.</param>
/// <param name="Parameters">Its parameters.</param>
/// <param name="TypeList">The type parameters of the types around it and its own, in angle brackets; empty for none.</param>
/// <param name="Where">Their constraints, with a space before.</param>
internal sealed record ShimTarget(string Callee, string Method, string ReturnType, EquatableArray<ShimParameter> Parameters, string TypeList = "", string Where = "")
{
    /// <summary>The target of a kernel of this compilation.</summary>
    public static ShimTarget Of(Signature signature) => new(
        Forwarder.Callee(signature),
        signature.Method.TrimStart('@'),
        signature.ReturnType,
        signature.Parameters.Select(p => new ShimParameter(p.Passing, p.Type, p.Name, p.IsScoped)).ToEquatable(),
        Lists.Bracketed(signature.AllTypeArguments().ToList()),
        signature.AllConstraints());
}

/// <summary>A parameter of a shim.</summary>
internal sealed record ShimParameter(Passing Passing, string Type, string Name, bool IsScoped)
{
    /// <summary>How it is declared.</summary>
    public string Text => $"{(IsScoped ? "scoped " : "")}{Passing.Keyword()}{Type} {Name}";

    /// <summary>How it is passed on.</summary>
    public string Argument => Passing.Argument() + Name;
}
