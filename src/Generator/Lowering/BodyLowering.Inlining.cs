using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using FusedKernels.Generator.Diagnostics;
using FusedKernels.Generator.IR;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace FusedKernels.Generator.Lowering;

/// <content>
/// Methods whose source is at hand are put where they are called: helpers, local functions, operators, getters, constructors and other
/// kernels. A parameter that the method does not assign stands for its argument, one by reference for the argument's place.
/// </content>
internal sealed partial class BodyLowering
{
    /// <summary>More calls than anyone writes: methods that call each other over and over grow without bounds.</summary>
    private const int MostInlined = 2000;

    /// <summary>The method being inlined, or null in the kernel itself.</summary>
    private Frame? frame;

    private int inlined;

    /// <param name="Method">The definition of the method.</param>
    /// <param name="Caller">The method it is put into; null for the kernel.</param>
    /// <param name="Types">What its type parameters stand for.</param>
    /// <param name="This">Its receiver, or null.</param>
    /// <param name="Result">Where a return in the middle leaves its value.</param>
    /// <param name="Scope">What a return leaves.</param>
    private sealed record Frame(
        IMethodSymbol Method, Frame? Caller, Dictionary<ITypeParameterSymbol, ITypeSymbol> Types, Place? This, Place? Result = null, int Scope = -1);

    /// <summary>Whether a method can be looked into: its source is part of the compilation.</summary>
    private static bool HasSource(IMethodSymbol target) => Instances.BodyOf(target).DeclaringSyntaxReferences.Length > 0;

    /// <summary>The receiver of the method being inlined, or null.</summary>
    private Place? This() => frame?.This;

    /// <summary>
    /// The value of a call; that of a method without result has no parts. Null when it was refused.
    /// </summary>
    /// <param name="target">The method.</param>
    /// <param name="syntax">The call.</param>
    /// <param name="receiver">The receiver's place, or null for a static method.</param>
    /// <param name="given">Values for the first parameters, where they are known already.</param>
    /// <param name="arguments">The other arguments in order of evaluation.</param>
    private Value? Inline(IMethodSymbol target, SyntaxNode syntax, Place? receiver, IReadOnlyList<Value> given, IReadOnlyList<(int Ordinal, IOperation Value)> arguments) =>
        Inline(target, syntax, receiver, given, arguments, Run);

    /// <param name="target">The method.</param>
    /// <param name="syntax">The call.</param>
    /// <param name="receiver">The receiver's place, or null for a static method.</param>
    /// <param name="given">Values for the first parameters, where they are known already.</param>
    /// <param name="arguments">The other arguments in order of evaluation.</param>
    /// <param name="run">Puts the body in the place of the call.</param>
    private T? Inline<T>(
        IMethodSymbol target, SyntaxNode syntax, Place? receiver, IReadOnlyList<Value> given, IReadOnlyList<(int Ordinal, IOperation Value)> arguments,
        Func<IBlockOperation, SyntaxNode, Frame, int, T?> run)
        where T : class
    {
        IMethodSymbol definition = Instances.BodyOf(target);
        if (!CanInline(definition, syntax) || SourceOf(definition) is not { } body)
            return null;
        if (before is null)
        {
            context.Fail();
            return null;
        }

        var entered = new Frame(definition, frame, TypeArguments(target), receiver);
        if (!Pass(entered, body, given, arguments, syntax))
            return null;
        int depth = conditionDepth;
        Dictionary<ISymbol, int> outer = scopes;
        scopes = new Dictionary<ISymbol, int>(SymbolEqualityComparer.Default);
        frame = entered;
        T? result = RunChained(definition, receiver, syntax) ? run(body, syntax, entered, depth) : null;
        frame = entered.Caller;
        scopes = outer;
        conditionDepth = depth;
        return result;
    }

    /// <summary>The body in the place of the call.</summary>
    private Value? Run(IBlockOperation body, SyntaxNode syntax, Frame entered, int depth)
    {
        ImmutableArray<Stmt>.Builder target = before!;
        ImmutableArray<IOperation> operations = body.Operations;
        if (operations is [IReturnOperation { ReturnedValue: { } only }])
            return LowerValue(only);
        conditionDepth = 0;
        bool returnsValue = !entered.Method.ReturnsVoid && entered.Method.MethodKind != MethodKind.Constructor;
        Layout? layout = returnsValue ? LayoutOf(entered.Method.ReturnType) : Layout.Nothing;
        if (layout is null)
        {
            context.Report(Descriptors.HelperCall, syntax, entered.Method.Name, $"it returns '{Names.ForMessage(Actual(entered.Method.ReturnType))}'; return numbers or structures of numbers");
            return null;
        }

        // One return at the very end needs no variable for the result.
        IReturnOperation[] returns = body.Descendants().OfType<IReturnOperation>().Where(r => !r.IsImplicit && IsOwn(r, body)).ToArray();
        if (returns.Length == 0 || (returns.Length == 1 && ReferenceEquals(returns[0], operations.Last())))
        {
            foreach (IOperation statement in operations.Where(o => o is not IReturnOperation))
                LowerStatement(statement, target);
            conditionDepth = depth;
            if (returns.Length > 0 && returns[0].ReturnedValue is { } value)
                return LowerValue(value);

            // Where it should give a value and cannot, as it throws, that has been reported.
            return Value.Zero(layout);
        }

        Place result = Temporary(layout, syntax, target);
        frame = entered with { Result = result, Scope = context.NextId(syntax) };
        int scope = frame.Scope;
        target.Add(new Scope(scope, LowerBlock(body)));
        return Read(result, syntax);
    }

    /// <summary>Whether a return belongs to the body itself and not to a function declared in it.</summary>
    private static bool IsOwn(IOperation operation, IOperation body)
    {
        for (IOperation? parent = operation.Parent; parent is not null && !ReferenceEquals(parent, body); parent = parent.Parent)
        {
            if (parent is ILocalFunctionOperation or IAnonymousFunctionOperation)
                return false;
        }

        return true;
    }

    private void LeaveInlined(IReturnOperation result, ImmutableArray<Stmt>.Builder target)
    {
        if (result.ReturnedValue is { } returned)
        {
            if (LowerValue(returned) is not { } value)
                return;
            if (frame!.Result is { } place && place.Slots.Length == value.Parts.Length)
                Emit(place, value, result.Syntax, target);
        }

        target.Add(new Leave(context.NextId(result.Syntax), frame!.Scope));
    }

    /// <summary>Reports what cannot be put into a kernel.</summary>
    private bool CanInline(IMethodSymbol definition, SyntaxNode syntax)
    {
        string name = definition.MethodKind == MethodKind.LocalFunction ? definition.Name : definition.ContainingType.Name + "." + definition.Name;
        bool recursive = SymbolEqualityComparer.Default.Equals(definition, Instances.BodyOf(method));
        for (Frame? each = frame; each is not null; each = each.Caller)
            recursive |= SymbolEqualityComparer.Default.Equals(definition, each.Method);
        string? reason = definition switch
        {
            _ when recursive => "it calls itself; write a loop",
            _ when ++inlined > MostInlined => $"the kernel would hold more than {MostInlined} calls; call fewer helpers within helpers",
            { IsAsync: true } => "it is async",
            { IsStatic: false, IsVirtual: true } or { IsAbstract: true } or { IsOverride: true } => "which method runs is known only at run time; call a static one",
            { ReturnsByRef: true } or { ReturnsByRefReadonly: true } => "it returns a reference; return the value itself",
            { IsExtern: true } => "it has no body in C#",
            { IsStatic: false, ContainingType.TypeKind: not TypeKind.Struct, MethodKind: not MethodKind.LocalFunction } => "it belongs to an object; make it static",
            _ => null,
        };
        if (reason is not null)
            context.Report(Descriptors.HelperCall, syntax, name, reason);
        return reason is null;
    }

    /// <summary>The body of a method with source; null when it has none, which is reported.</summary>
    private IBlockOperation? SourceOf(IMethodSymbol definition)
    {
        SyntaxNode syntax = context.DeclarationOf(definition);
        IBlockOperation? body = context.OperationOf(syntax) switch
        {
            IMethodBodyBaseOperation found => found.BlockBody ?? found.ExpressionBody,
            ILocalFunctionOperation function => function.Body,
            IBlockOperation block => block,
            _ => null,
        };
        if (body is null)
            context.Report(Descriptors.HelperCall, syntax, definition.Name, "it has no body in C# in this project");
        return body;
    }

    /// <summary>Gives the parameters their meaning.</summary>
    private bool Pass(Frame entered, IOperation body, IReadOnlyList<Value> given, IReadOnlyList<(int Ordinal, IOperation Value)> arguments, SyntaxNode syntax)
    {
        IMethodSymbol definition = entered.Method;
        HashSet<ISymbol> assigned = AssignedIn(body);
        bool writes = WritesElements(entered, body, arguments);
        bool passed = true;
        List<(IParameterSymbol Parameter, Value Value)> byValue = [];
        for (int i = 0; i < given.Count; i++)
            byValue.Add((definition.Parameters[i], given[i]));
        List<(IParameterSymbol Parameter, IOperation Value)> later = [];

        // Arguments may call the same method: parameters stand for what they are given only once all arguments are known.
        List<Action> named = [];
        foreach ((int ordinal, IOperation value) in arguments)
        {
            IParameterSymbol parameter = definition.Parameters[ordinal];
            if (BufferOf(value.Type) is not null || BufferOf(WithoutSpanConversion(value).Type) is not null)
                passed &= (WithoutSpanConversion(value) is not IInvocationOperation || PassEarlier(later, byValue, syntax)) && PassBuffer(parameter, value, named);
            else if (parameter.RefKind is RefKind.Ref or RefKind.Out)
                passed &= PassReference(parameter, value, named);
            else if (parameter.RefKind is RefKind.In or RefKind.RefReadOnlyParameter && !assigned.Contains(parameter) && Given(value, writes) is { } place)
                named.Add(() => Symbols.Alias(parameter, place));
            else
                later.Add((parameter, value));
        }

        if (LowerInOrder(later.Select(l => l.Value).ToList()) is not { } values)
            return false;
        byValue.AddRange(later.Zip(values, (l, v) => (l.Parameter, v)));
        named.ForEach(name => name());
        foreach ((IParameterSymbol parameter, Value value) in byValue)
            PassValue(parameter, value, assigned.Contains(parameter), entered, syntax);
        return passed;
    }

    /// <summary>
    /// What a parameter by <c>in</c> reads whenever it is read, since something else may change it while the method runs; null for values that
    /// are computed, and for elements where the method writes none. An element is read where it is passed, too: C# throws there if there is none.
    /// </summary>
    private Place? Given(IOperation value, bool writes) => value switch
    {
        _ when IsElementAccess(value) => writes && LowerElement(value) is { } element ? Chosen(element, value.Syntax) : null,
        ILocalReferenceOperation or IParameterReferenceOperation => Symbols.TryGetPlace(SymbolOf(value)!, out Place? place) ? place : null,
        IInstanceReferenceOperation => This(),
        IFieldReferenceOperation { Instance: { } instance, Field: var field } when LayoutOf(instance.Type)?.Field(FieldName(field)) is { } part => Given(instance, writes)?.Field(part),
        _ => null,
    };

    private Place Chosen(Place element, SyntaxNode syntax)
    {
        Place chosen = Fixed(element, syntax);
        Bind(Read(chosen, syntax), syntax, before!);
        return chosen;
    }

    /// <summary>Whether a method may write elements while it runs: its own statements, or those that it was given by reference.</summary>
    private bool WritesElements(Frame entered, IOperation body, IReadOnlyList<(int Ordinal, IOperation Value)> arguments) =>
        arguments.Any(a => entered.Method.Parameters[a.Ordinal].RefKind is RefKind.Ref or RefKind.Out && HoldsElement(a.Value))
        || (entered.This?.Slots.Any(s => s.Buffer is not null) ?? false)
        || WritesElements(body);

    private bool PassBuffer(IParameterSymbol parameter, IOperation value, List<Action> named)
    {
        if (ResolveBuffer(value) is not { } buffer)
            return false;
        BufferPart given = before is null ? buffer : Tested(buffer, value.Syntax, before);
        named.Add(() => Symbols.Alias(parameter, given));
        return true;
    }

    private bool PassReference(IParameterSymbol parameter, IOperation value, List<Action> named)
    {
        if (PlaceByReference(value) is not { } place)
            return false;
        named.Add(() => Symbols.Alias(parameter, place));
        return true;
    }

    /// <summary>What is passed by reference, chosen when it is passed.</summary>
    private Place? PlaceByReference(IOperation value)
    {
        Place? place = value is IDiscardOperation && LayoutOf(value.Type) is { } layout ? Temporary(layout, value.Syntax, before!) : LowerPlace(value);
        return place is null ? null : Fixed(place, value.Syntax);
    }

    /// <summary>A place whose elements are chosen now, not at each use.</summary>
    private Place Fixed(Place place, SyntaxNode syntax) => place with
    {
        Slots = place.Slots.Select(slot => slot.Buffer is null ? slot : slot with
        {
            Index = slot.Index.Select(index => index is Constant or VariableRef { Variable.Kind: VariableKind.Index } ? index : Bind(index, syntax, before!)).ToEquatable(),
        }).ToImmutableArray(),
    };

    /// <summary>A parameter that is not assigned stands for its argument; otherwise it is a variable of its own.</summary>
    private void PassValue(IParameterSymbol parameter, Value value, bool isAssigned, Frame entered, SyntaxNode syntax)
    {
        // What a variable holds may change while the method runs: by a reference to it, in a local function, or as a part of the receiver.
        bool mayChange = entered.Method.MethodKind == MethodKind.LocalFunction || entered.Method.Parameters.Any(p => p.RefKind is RefKind.Ref or RefKind.Out);
        bool MayChange(Variable variable) => mayChange || (entered.This?.Slots.Any(s => s.Variable == variable) ?? false);
        bool IsSettled(Expr part) => part is Constant || (part is VariableRef { Variable: var variable } && (variable.Kind is VariableKind.Index or VariableKind.Field || !MayChange(variable)));
        if (!isAssigned && value.Parts.All(IsSettled))
        {
            Symbols.Alias(parameter, value);
            return;
        }

        Place place = Symbols.Variables(parameter, value.Layout);
        for (int k = 0; k < place.Slots.Length; k++)
            before!.Add(new Let(context.NextId(syntax), place.Slots[k].Variable!, value.Parts[k]));
    }
}
