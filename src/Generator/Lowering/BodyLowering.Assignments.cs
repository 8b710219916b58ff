using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using FusedKernels.Generator.Analysis;
using FusedKernels.Generator.Diagnostics;
using FusedKernels.Generator.IR;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace FusedKernels.Generator.Lowering;

/// <content>Assignments: plain, chained, compound, increments, and swaps by tuple.</content>
internal sealed partial class BodyLowering
{
    /// <summary>
    /// Emits an assignment; gives its value to an expression around it, such as the next one of a chain <c>a = b = e</c>. The index of the
    /// target is evaluated before what is assigned, which may change what it reads.
    /// </summary>
    private Value? AssignAndGet(ISimpleAssignmentOperation assignment, ImmutableArray<Stmt>.Builder target, bool needsValue)
    {
        if (assignment.Target is IDiscardOperation && assignment.Value is IInvocationOperation call && !needsValue)
        {
            LowerExpressionStatement(call, target);
            return null;
        }

        Place? place = LowerPlace(assignment.Target);
        if (place is null && LayoutOf(assignment.Target.Type) is null)
            return null;
        int mark = target.Count;
        if (LowerValue(assignment.Value) is not { } value || place is not { } found)
            return null;
        if (target.Count > mark)
            found = Settled(found, target, mark, assignment.Target.Syntax);
        if (target.Count > mark && found.Slots.FirstOrDefault(s => s.Buffer is { Kind: BufferKind.Span or BufferKind.PrivateSpan }) is { Buffer: { } span } first && target.Skip(mark).Any(IsSeen))
            target.Insert(mark, new Let(context.NextId(assignment.Target.Syntax), Symbols.Temporary(span.Element), new Load(context.NextId(assignment.Target.Syntax), span, first.Index)));
        return EmitAndGet(found, value, assignment.Syntax, target, needsValue);
    }

    /// <summary>Whether others see what a statement does, even if the kernel throws after it: the indexer of a span throws before, that of an array after what is assigned.</summary>
    private static bool IsSeen(Stmt statement) => Block.Of(statement).All().Any(s => s is Store { Buffer.IsMadeHere: false } || s.Target() is { IsByReference: true });

    private Place Settled(Place place, ImmutableArray<Stmt>.Builder statements, int mark, SyntaxNode syntax)
    {
        Dictionary<Expr, Expr> known = [];
        Expr Once(Expr index)
        {
            if (known.TryGetValue(index, out Expr? before))
                return before;
            int count = statements.Count;
            known[index] = Settled(index, statements, mark, syntax);
            mark += statements.Count - count;
            return known[index];
        }

        return place with { Slots = place.Slots.Select(s => s.Buffer is null ? s : s with { Index = s.Index.Select(Once).ToEquatable() }).ToImmutableArray() };
    }

    /// <summary>A place that is read and then written: an index that is read from memory is read once.</summary>
    private Place? LowerChanged(IOperation operation)
    {
        Place? found = LowerPlace(operation);
        if (found is not { } place || before is null)
            return found;
        Expr Once(Expr index) => index.All().Any(e => e is Load) ? Repeatable(index, operation.Syntax) : index;
        return place with { Slots = place.Slots.Select(s => s.Buffer is null ? s : s with { Index = s.Index.Select(Once).ToEquatable() }).ToImmutableArray() };
    }

    /// <summary>Emits <c>x op= y</c>; gives the new value to an expression around it.</summary>
    private Value? CompoundAndGet(ICompoundAssignmentOperation compound, ImmutableArray<Stmt>.Builder target, bool needsValue)
    {
        Place? place = LowerChanged(compound.Target);
        if (place is null && LayoutOf(compound.Target.Type) is null)
            return null;
        if (UserOperator(compound.OperatorMethod, compound.ConstrainedToType) is { } method)
        {
            return place is { } changed && LowerOperator(method, compound, [Read(changed, compound.Target.Syntax)], [compound.Value]) is { } result
                ? EmitAndGet(changed, result, compound.Syntax, target, needsValue)
                : null;
        }

        int mark = target.Count;
        Expr? right = LowerExpression(compound.Value);
        if (place is not { Layout.Scalar: { } type } found || right is null)
            return null;
        if (compound.IsLifted || BinaryOperator(compound.OperatorKind) is not { } op)
        {
            Refuse(compound);
            return null;
        }

        if (compound.OperatorMethod is not null)
        {
            Expr now = Settled(Read(found, compound.Target.Syntax).Number, target, mark, compound.Target.Syntax);
            return EmitAndGet(found, Number(OfInterface(op, now, right, compound.IsChecked)), compound.Syntax, target, needsValue);
        }

        // x op= y is x = (T)((P)x op y), where P is the type the operator computes in: y's, except for shifts.
        ScalarType computed = op.IsShift() ? Exprs.Promoted(type) : right.Type;
        Expr old = Settled(Read(found, compound.Target.Syntax).Number, target, mark, compound.Target.Syntax);
        return EmitAndGet(found, Number(Exprs.ConvertTo(Exprs.Of(op, Exprs.ConvertTo(old, computed), right, compound.IsChecked), type, compound.IsChecked)), compound.Syntax, target, needsValue);
    }

    /// <summary>Emits <c>x++</c> and its like; gives the value before or after it to an expression around it.</summary>
    private Value? StepAndGet(IIncrementOrDecrementOperation step, ImmutableArray<Stmt>.Builder target, bool needsValue)
    {
        if (LowerChanged(step.Target) is not { } found)
            return null;
        if (UserOperator(step.OperatorMethod, step.ConstrainedToType) is { ReturnsVoid: false } method)
        {
            Value held = Read(found, step.Target.Syntax);
            if (needsValue && step.IsPostfix)
                held = Bind(held, step.Target.Syntax, target);
            if (LowerOperator(method, step, [held], []) is not { } result)
                return null;
            Value stepped = EmitAndGet(found, result, step.Syntax, target, needsValue);
            return step.IsPostfix ? held : stepped;
        }

        if (UserOperator(step.OperatorMethod, step.ConstrainedToType) is not null || step.IsLifted || found.Layout.Scalar is not { } type || type == ScalarType.Boolean)
        {
            Refuse(step);
            return null;
        }

        bool increment = step.Kind == OperationKind.Increment;
        ScalarType computed = Exprs.Promoted(type);
        Expr old = Read(found, step.Target.Syntax).Number;
        Expr? before = needsValue && step.IsPostfix ? Bind(old, step.Target.Syntax, target) : null;
        if (before is not null && found.IsInMemory)
            old = before;
        Expr value = Exprs.Of(increment ? BinaryOp.Add : BinaryOp.Subtract, Exprs.ConvertTo(old, computed), One(computed), step.IsChecked);
        Value? after = EmitAndGet(found, Number(Exprs.ConvertTo(value, type, step.IsChecked)), step.Syntax, target, needsValue && !step.IsPostfix);
        return before is null ? after : Number(before);
    }

    /// <summary>Assigns a value, and gives it once more: memory is not read again for it.</summary>
    private Value EmitAndGet(Place place, Value value, SyntaxNode syntax, ImmutableArray<Stmt>.Builder target, bool needsValue)
    {
        if (needsValue && place.IsInMemory && value.Parts.Any(p => p is not (Constant or VariableRef)))
            value = Bind(value, syntax, target);
        Emit(place, value, syntax, target);
        return place.IsInMemory ? value : Read(place, syntax);
    }

    /// <summary><c>(a, b) = (b, a)</c>: every right side is read before anything is assigned. Declares what the left side declares.</summary>
    private void LowerDeconstruction(IDeconstructionAssignmentOperation assignment, ImmutableArray<Stmt>.Builder target)
    {
        IOperation left = assignment.Target is IDeclarationExpressionOperation { Expression: var declared } ? declared : assignment.Target;
        if (left is not ITupleOperation places)
        {
            Refuse(assignment);
            return;
        }

        HashSet<ISymbol> assigned = AssignedIn(assignment);
        bool indexChanges = places.Elements.Where(place => place.DescendantsAndSelf().Any(IsElementAccess)).Any(place => place.Descendants().Any(read => SymbolOf(read) is { } symbol && assigned.Contains(symbol)));
        if (indexChanges)
        {
            Refuse(assignment);
            return;
        }

        bool declares = assignment.Target is IDeclarationExpressionOperation;
        List<Place?> found = places.Elements.Select(e => e is IDiscardOperation ? null : declares ? Declare(e) : LowerPlace(e)).ToList();
        List<Value>? values = DeconstructedValues(assignment, places.Elements.Length);
        if (values is null || found.Zip(places.Elements, (place, element) => place is null && element is not IDiscardOperation).Any(failed => failed))
            return;
        List<Value> bound = [];
        for (int i = 0; i < found.Count; i++)
            bound.Add(found[i] is { Layout.Scalar: { } type } ? Bind(Number(Exprs.ConvertTo(values[i].Number, type)), assignment.Syntax, target) : Bind(values[i], assignment.Syntax, target));
        for (int i = 0; i < found.Count; i++)
        {
            if (found[i] is { } place)
                Emit(place, bound[i], places.Elements[i].Syntax, target);
        }
    }

    /// <summary>What the right side of a deconstruction gives, one value for each place; null when it was refused.</summary>
    private List<Value>? DeconstructedValues(IDeconstructionAssignmentOperation assignment, int count)
    {
        IOperation right = assignment.Value is IConversionOperation { Operand: ITupleOperation } conversion ? conversion.Operand : assignment.Value;
        List<Value>? values = right is ITupleOperation tuple
            ? LowerInOrder(tuple.Elements)
            : LowerValue(right) is { } whole ? whole.Layout.Fields.Select(whole.Field).ToList() : null;
        if (values is null || (values.Count == count && right.Type is { IsTupleType: true } or { IsRecord: true }))
            return values;
        Refuse(assignment);
        return null;
    }

    /// <summary>Where something that can be assigned is kept; reports where it is nothing of the kind.</summary>
    private Place? LowerPlace(IOperation operation)
    {
        switch (operation)
        {
            case ILocalReferenceOperation or IParameterReferenceOperation:
                return LowerVariablePlace(operation, SymbolOf(operation)!);
            case IDeclarationExpressionOperation { Expression: var declared }:
                return Declare(declared);
            case IInstanceReferenceOperation when This() is { } place:
                return place;
            case IFieldReferenceOperation { Instance: { } instance, Field: var field } when LayoutOf(instance.Type)?.Field(FieldName(field)) is { } part:
                return LowerPlace(instance)?.Field(part);
            case IPropertyReferenceOperation { Instance: { } instance, Property: { IsIndexer: false } property } when LayoutOf(instance.Type)?.Field(property.Name) is { } part:
                return LowerPlace(instance)?.Field(part);
            case IFieldReferenceOperation { Field: var field }:
                if (field.IsStatic)
                    context.Report(Descriptors.StaticWrite, operation.Syntax, field.Name);
                else
                    RefuseInstance(operation, field);
                return null;
            case IPropertyReferenceOperation { Property: { IsStatic: true } property }:
                context.Report(Descriptors.StaticWrite, operation.Syntax, property.Name);
                return null;
            case IDiscardOperation:
                context.Report(Descriptors.Construct, operation.Syntax, "A discard", "remove the statement");
                return null;
            default:
                return LowerElement(operation);
        }
    }

    /// <summary>Declares a variable in an expression: <c>out var x</c>, <c>(var x, var y) = ...</c>.</summary>
    private Place? Declare(IOperation declared)
    {
        if (declared is not ILocalReferenceOperation { Local: var local } || LayoutOf(local.Type) is not { } layout || before is null)
        {
            Refuse(declared);
            return null;
        }

        Place place = Symbols.Variables(local, layout);
        DeclareSlots(place, declared.Syntax, before);
        return place;
    }

    private void DeclareSlots(Place place, SyntaxNode syntax, ImmutableArray<Stmt>.Builder target)
    {
        foreach (Slot slot in place.Slots)
            target.Add(new Let(context.NextId(syntax), slot.Variable!, null));
    }

    private Place? LowerVariablePlace(IOperation operation, ISymbol symbol)
    {
        if (Symbols.TryGetPlace(symbol, out Place? place))
        {
            return place;
        }

        if (Symbols.TryGetBuffer(symbol, out _))
        {
            context.Report(Descriptors.BufferReassigned, operation.Syntax, symbol.Name, "it stands for one array or span in the whole method; declare another variable");
        }
        else
        {
            context.Fail();
        }

        return null;
    }

    private Value Read(Place place, SyntaxNode syntax) => new(place.Layout, place.Slots.Select(slot => slot.Variable is { } variable
        ? (Expr)new VariableRef(variable)
        : new Load(context.NextId(syntax), slot.Buffer!, slot.Index)).ToImmutableArray());

    /// <summary>Assigns a value. One that reads what is assigned, as in <c>p = new P(p.Y, p.X)</c>, is complete before anything is.</summary>
    private void Emit(Place place, Value value, SyntaxNode syntax, ImmutableArray<Stmt>.Builder statements)
    {
        if (place.Slots.Any(slot => slot.Buffer?.Kind == BufferKind.Rows))
        {
            context.Report(Descriptors.Construct, syntax, "Writing to an array of arrays, whose rows may be one and the same", "write to a rectangular array such as double[,], or to one row that is passed by itself");
            return;
        }

        value = value with { Parts = value.Parts.Select((part, k) => MustComeFirst(part, k, place) ? Bind(part, syntax, statements) : part).ToImmutableArray() };
        for (int k = 0; k < place.Slots.Length; k++)
        {
            Slot slot = place.Slots[k];
            int id = context.NextId(syntax);
            statements.Add(slot.Variable is { } variable
                ? new Assign(id, variable, value.Parts[k])
                : new Store(id, slot.Buffer!, slot.Index, value.Parts[k]));
        }
    }

    /// <summary>Whether a part is to be known before any other is assigned: it reads one of them, or throws where others would be seen.</summary>
    private static bool MustComeFirst(Expr part, int at, Place place)
    {
        if (place.Slots.Length < 2 || part is Constant)
            return false;
        bool isSeen = place.Slots.Any(slot => slot.Variable is not { IsByReference: false });
        return place.Slots.Any(slot => slot.Buffer is not null)
            || (isSeen && part.All().Any(e => !Faults.Never(e)))
            || place.Slots.Take(at).Any(slot => part.Mentions(slot.Variable!));
    }

    private Value Bind(Value value, SyntaxNode syntax, ImmutableArray<Stmt>.Builder target) =>
        value with { Parts = value.Parts.Select(part => part is Constant ? part : Bind(part, syntax, target)).ToImmutableArray() };

    private VariableRef Bind(Expr value, SyntaxNode syntax, ImmutableArray<Stmt>.Builder target)
    {
        Variable variable = Symbols.Temporary(value.Type);
        target.Add(new Let(context.NextId(syntax), variable, value));
        return new VariableRef(variable);
    }

    private static Constant One(ScalarType type) => type switch
    {
        ScalarType.Double => Constant.Double(1),
        ScalarType.Single => new Constant(ScalarType.Single, 0x3F800000),
        ScalarType.Half => new Constant(ScalarType.Half, 0x3C00),
        _ => new Constant(type, 1),
    };
}
