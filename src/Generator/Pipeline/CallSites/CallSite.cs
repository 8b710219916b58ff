using FusedKernels.Generator.Emission.Interception;

namespace FusedKernels.Generator.Pipeline.CallSites;

/// <summary>A call of a method that is marked as a kernel.</summary>
/// <param name="SymbolId">Documentation id of the method.</param>
/// <param name="Target">Where the call goes, for a method of a referenced assembly; null for one of this compilation.</param>
/// <param name="IsReduced">Whether it is written <c>receiver.Method(...)</c>.</param>
/// <param name="Place">Where it is.</param>
/// <param name="Instance">Of a generic kernel, the one for the types that the call names; null where those are open, or no kernel can be made for them.</param>
internal sealed record CallSite(string SymbolId, ShimTarget? Target, bool IsReduced, ShimPlace Place, LoweredKernel? Instance = null);
