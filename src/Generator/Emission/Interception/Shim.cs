using FusedKernels.Generator.IR;

namespace FusedKernels.Generator.Emission.Interception;

/// <summary>A method that takes over calls of a kernel.</summary>
/// <param name="Target">Where the calls go.</param>
/// <param name="IsReduced">Whether they are written as extension calls: the shim then is an extension method, too.</param>
/// <param name="Places">The calls.</param>
internal sealed record Shim(ShimTarget Target, bool IsReduced, EquatableArray<ShimPlace> Places);

/// <summary>A call as a shim names it.</summary>
/// <param name="Attribute">The attribute that names the call's place to the compiler, in brackets.</param>
/// <param name="Comment">File name, line and column, for who reads the generated file.</param>
internal sealed record ShimPlace(string Attribute, string Comment);
